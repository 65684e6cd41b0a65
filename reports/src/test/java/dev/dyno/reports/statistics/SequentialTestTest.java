package dev.dyno.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.reports.statistics.SequentialTest.Path;
import dev.dyno.reports.statistics.SequentialTest.State;
import dev.dyno.reports.statistics.SequentialTest.Zone;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SequentialTestTest {
    private static final Zone TWO_PERCENT = new Zone(0, Math.log(1.02));
    private static final SequentialDesign DESIGN = SequentialDesign.of(3, 26);

    @Test
    void aClearImprovementPassesAtTheFirstLook() {
        Path path = replay(noise(1, 52, -0.3, 0.005));
        assertThat(path.state()).isEqualTo(State.PASS);
        assertThat(path.used()).isEqualTo(3);
        assertThat(path.looks()).isEqualTo(1);
        assertThat(path.upper()).isLessThan(0);
    }

    @Test
    void aClearRegressionFailsOnFreshPairsOnly() {
        double[] harms = noise(2, 52, 0.3, 0.01);
        Path path = replay(harms);
        assertThat(path.state()).isEqualTo(State.FAIL);
        assertThat(path.confirmed()).isTrue();
        assertThat(path.used()).isGreaterThan(6);
        double[] fresh = Arrays.copyOfRange(harms, 3, path.used());
        assertThat(path.estimate()).isEqualTo(SignedRank.location(fresh, 0.5).estimate());
    }

    @Test
    void aSuspicionThatFreshPairsDoNotSupportPasses() {
        double[] harms = noise(3, 52, 0, 0.005);
        Arrays.fill(harms, 0, 3, 0.2);
        harms[1] = 0.2001;
        Path path = replay(harms);
        assertThat(path.suspected()).isTrue();
        assertThat(path.state()).isEqualTo(State.PASS);
        assertThat(path.confirmed()).isFalse();
    }

    @Test
    void tooFewPairsForADecisionAskForMore() {
        double[] harms = noise(4, 2, 0, 0.01);
        Path path = replay(harms);
        assertThat(path.state()).isEqualTo(State.GO_ON);
        assertThat(path.used()).isEqualTo(2);
        assertThat(path.estimate()).isNaN();
    }

    @Test
    void withoutFreshPairsASuspicionWaits() {
        Path path = replay(noise(5, 3, 0.3, 0.01));
        assertThat(path.suspected()).isTrue();
        assertThat(path.state()).isEqualTo(State.GO_ON);
    }

    @Test
    void noiseTooWideForTheLimitStaysOpen() {
        Path path = replay(noise(6, 52, 0.01, 0.2));
        assertThat(path.state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(path.used()).isEqualTo(26);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void laterPairsNeverChangeADecision(long seed) {
        double[] harms = noise(seed, 52, 0.002 * seed, 0.015);
        Path whole = replay(harms);
        for (int n = 0; n <= harms.length; n++) {
            Path part = replay(Arrays.copyOf(harms, n));
            if (n < whole.used()) {
                assertThat(part.state()).isEqualTo(State.GO_ON);
            } else {
                assertThat(part).isEqualTo(whole);
            }
        }
    }

    @Test
    void aFixedDesignFailsWithoutConfirmation() {
        double[] harms = noise(8, 12, 0.05, 0.01);
        Path path = SequentialTest.replay(harms, TWO_PERCENT, SequentialDesign.fixed(12, 0.025), 0);
        assertThat(path.state()).isEqualTo(State.FAIL);
        assertThat(path.confirmed()).isFalse();
        SignedRank.Interval interval =
                SignedRank.location(harms, 0.95).interval().orElseThrow();
        assertThat(path.lower()).isCloseTo(interval.lower(), within(1e-12));
        assertThat(path.upper()).isCloseTo(interval.upper(), within(1e-12));
    }

    @Test
    void aSmallRegressionWellBelowTheLimitIsNotSuspected() {
        Path path = replay(noise(9, 52, 0.004, 0.003));
        assertThat(path.state()).isEqualTo(State.PASS);
        assertThat(path.suspected()).isFalse();
    }

    @Test
    void pairsThatHappenToAgreeAreNotTakenForCertainty() {
        double[] harms = {0.011, 0.0110001, 0.0109999};
        assertThat(SequentialTest.replay(harms, TWO_PERCENT, DESIGN, 0).state()).isNotEqualTo(State.GO_ON);
        assertThat(SequentialTest.replay(harms, TWO_PERCENT, DESIGN, 0.002).state())
                .isEqualTo(State.GO_ON);
    }

    @Test
    void pairsThatFollowTheirPredecessorsWidenTheInterval() {
        double[] drifting = new double[26];
        for (int i = 0; i < drifting.length; i++) {
            drifting[i] = 0.03 * Math.sin(i / 4.0);
        }
        double[] shuffled = drifting.clone();
        Random random = new Random(1);
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double kept = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = kept;
        }
        SequentialDesign fixed = SequentialDesign.fixed(26, 0.025);
        Path one = SequentialTest.replay(drifting, TWO_PERCENT, fixed, 0);
        Path other = SequentialTest.replay(shuffled, TWO_PERCENT, fixed, 0);
        assertThat(one.upper() - one.lower()).isGreaterThan(2 * (other.upper() - other.lower()));
    }

    private static Path replay(double[] harms) {
        return SequentialTest.replay(harms, TWO_PERCENT, DESIGN, 0.001);
    }

    private static double[] noise(long seed, int n, double centre, double spread) {
        Random random = new Random(seed);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = centre + spread * random.nextGaussian();
        }
        return values;
    }
}
