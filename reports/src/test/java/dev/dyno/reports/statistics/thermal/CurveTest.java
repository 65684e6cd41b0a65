package dev.dyno.reports.statistics.thermal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.reports.statistics.thermal.Curve.Stage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CurveTest {
    private static final Curve CURVE = new Curve(25, List.of(new Stage(10, 5), new Stage(200, 20)));

    @Test
    void itGoesFromItsStartToItsEquilibrium() {
        assertThat(CURVE.at(0)).isEqualTo(25);
        assertThat(CURVE.at(1e5)).isCloseTo(50, within(1e-9));
        assertThat(CURVE.equilibrium()).isEqualTo(50);
        assertThat(new Curve(0, List.of(new Stage(10, 1))).at(10)).isCloseTo(1 - Math.exp(-1), within(1e-12));
    }

    @Test
    void itReachesWhatLiesBelowItsEquilibrium() {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            double celsius = 25 + 24.9 * random.nextDouble();
            assertThat(CURVE.at(CURVE.reaches(celsius).orElseThrow())).isCloseTo(celsius, within(1e-6));
        }
        assertThat(CURVE.reaches(20)).hasValue(0);
        assertThat(CURVE.reaches(50.1)).isEmpty();
    }

    @Test
    void itRisesWhereTheFasterStageDoesNotOutweighTheSlower() {
        assertThat(CURVE.rising()).isTrue();
        assertThat(new Curve(25, List.of(new Stage(10, -1), new Stage(200, 20))).rising())
                .isTrue();
        assertThat(new Curve(25, List.of(new Stage(10, -1.1), new Stage(200, 20))).rising())
                .isFalse();
        assertThat(new Curve(25, List.of(new Stage(10, 10), new Stage(200, -1))).rising())
                .isFalse();
    }

    @Test
    void halfTheLoadRisesHalfAsFar() {
        Curve other = CURVE.under(8, 0.5);
        assertThat(other.start()).isEqualTo(33);
        assertThat(other.equilibrium()).isEqualTo(33 + 12.5);
        assertThat(other.at(60) - 33).isCloseTo((CURVE.at(60) - 25) / 2, within(1e-12));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Curve(1, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Stage(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Stage(1, Double.NaN));
    }
}
