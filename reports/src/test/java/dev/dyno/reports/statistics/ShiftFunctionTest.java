package dev.dyno.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShiftFunctionTest {
    private static final int ROUNDS = 8;

    /** Rounds of log-normal values; from the given share on every value is so many times larger. */
    private static List<double[]> rounds(long seed, double from, double factor) {
        Random random = new Random(seed);
        List<double[]> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double[] values = new double[500];
            for (int i = 0; i < values.length; i++) {
                double place = random.nextDouble();
                values[i] = Math.exp(place) * (place >= from ? factor : 1);
            }
            rounds.add(ShiftFunction.deciles(values));
        }
        return rounds;
    }

    @Test
    void findsWhichPartOfADistributionMoved() {
        List<ShiftFunction.Shift> shifts =
                ShiftFunction.of(rounds(1, 2, 1), rounds(2, 0.75, 1.2), 0.95).orElseThrow();
        assertThat(shifts).hasSize(9);
        assertThat(shifts.subList(0, 7))
                .allSatisfy(shift ->
                        assertThat(shift.ratio()).as("decile " + shift.share()).isCloseTo(1, within(0.03)));
        assertThat(shifts.subList(7, 9)).allSatisfy(shift -> {
            assertThat(shift.ratio()).isCloseTo(1.2, within(0.03));
            assertThat(shift.lower()).isGreaterThan(1.1).isLessThan(shift.ratio());
            assertThat(shift.upper()).isGreaterThan(shift.ratio());
        });
    }

    @Test
    void theSameRoundsDidNotMoveAtAll() {
        assertThat(ShiftFunction.of(rounds(3, 2, 1), rounds(3, 2, 1), 0.95).orElseThrow())
                .allSatisfy(shift -> {
                    assertThat(shift.ratio()).isEqualTo(1);
                    assertThat(shift.lower()).isEqualTo(1);
                    assertThat(shift.upper()).isEqualTo(1);
                });
    }

    @Test
    void tooFewRoundsHaveNoShift() {
        assertThat(ShiftFunction.of(
                        rounds(4, 2, 1).subList(0, 5), rounds(5, 2, 1).subList(0, 5), 0.95))
                .isEmpty();
        assertThat(ShiftFunction.of(List.of(), List.of(), 0.95)).isEmpty();
    }

    @Test
    void onlyPairsAreCompared() {
        assertThatThrownBy(
                        () -> ShiftFunction.of(rounds(6, 2, 1), rounds(7, 2, 1).subList(1, 8), 0.95))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
