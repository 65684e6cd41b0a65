package dev.dyno.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankSumTest {
    /** Two-sided critical values of U as printed in statistical tables: 5 %, one sample of 5, the other from 5 on. */
    private static final int[] AT_5_PERCENT_WITH_5 = {2, 3, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 17, 18, 19, 20};

    /** The same with a sample of 10, the other from 10 on. */
    private static final int[] AT_5_PERCENT_WITH_10 = {23, 26, 29, 33, 36, 39, 42, 45, 48, 52, 55};

    /** The same for 1 %. */
    private static final int[] AT_1_PERCENT_WITH_10 = {16, 18, 21, 24, 26, 29, 31, 34, 37, 39, 42};

    @Test
    void agreesWithThePublishedCriticalValues() {
        assertIndices(AT_5_PERCENT_WITH_5, 5, 0.025);
        assertIndices(AT_5_PERCENT_WITH_10, 10, 0.025);
        assertIndices(AT_1_PERCENT_WITH_10, 10, 0.005);
        assertThat(RankSum.criticalIndex(20, 20, 0.025)).isEqualTo(128);
        assertThat(RankSum.criticalIndex(20, 20, 0.005)).isEqualTo(106);
    }

    private static void assertIndices(int[] table, int m, double error) {
        for (int i = 0; i < table.length; i++) {
            assertThat(RankSum.criticalIndex(m, m + i, error))
                    .as("%d and %d", m, m + i)
                    .isEqualTo(table[i] + 1);
            assertThat(RankSum.criticalIndex(m + i, m, error)).isEqualTo(table[i] + 1);
        }
    }

    /** Hollander and Wolfe's example of tritiated water through membranes, at term and earlier. */
    @Test
    void reproducesTheTextbookExample() {
        double[] term = {0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};
        double[] earlier = {1.15, 0.88, 0.90, 0.74, 1.21};

        RankSum.Shift shift = RankSum.shift(earlier, term, 0.96);

        assertThat(shift.estimate()).isCloseTo(0.305, within(1e-9));
        SignedRank.Interval interval = shift.interval().orElseThrow();
        assertThat(interval.lower()).isCloseTo(-0.15, within(1e-9));
        assertThat(interval.upper()).isCloseTo(0.76, within(1e-9));
        assertThat(interval.confidence()).isCloseTo(0.960, within(5e-4));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 6", "3, 4", "5, 5", "7, 6"})
    void itsDistributionIsThatOfEveryArrangement(int m, int n) {
        int[] counts = new int[m * n + 1];
        int arrangements = 0;
        for (int chosen = 0; chosen < 1 << (m + n); chosen++) {
            if (Integer.bitCount(chosen) == m) {
                counts[exceeding(chosen, m + n)]++;
                arrangements++;
            }
        }
        int below = 0;
        for (int k = 1; k <= m * n; k++) {
            below += counts[k - 1];
            double error = below / (double) arrangements;
            if (error < 0.5) {
                assertThat(RankSum.criticalIndex(m, n, error * 1.0001)).isEqualTo(k);
                assertThat(RankSum.criticalIndex(m, n, error * 0.9999)).isEqualTo(k - 1);
            }
        }
    }

    /** How many pairs of a chosen rank and a lower one that is not chosen there are. */
    private static int exceeding(int chosen, int ranks) {
        int others = 0;
        int pairs = 0;
        for (int rank = 0; rank < ranks; rank++) {
            boolean isChosen = (chosen >> rank & 1) == 1;
            pairs += isChosen ? others : 0;
            others += isChosen ? 0 : 1;
        }
        return pairs;
    }

    @Test
    void followsShiftExchangeAndOrder() {
        Random random = new Random(14);
        for (int run = 0; run < 200; run++) {
            double[] first = random.doubles(4 + random.nextInt(10)).toArray();
            double[] second = random.doubles(4 + random.nextInt(10), 0.2, 2).toArray();
            double by = random.nextGaussian() * 5;
            RankSum.Shift plain = RankSum.shift(first, second, 0.9);
            RankSum.Shift moved =
                    RankSum.shift(first, Arrays.stream(second).map(v -> v + by).toArray(), 0.9);
            RankSum.Shift exchanged = RankSum.shift(second, first, 0.9);

            assertThat(moved.estimate()).isCloseTo(plain.estimate() + by, within(1e-12));
            assertThat(lower(moved)).isCloseTo(lower(plain) + by, within(1e-12));
            assertThat(exchanged.estimate()).isCloseTo(-plain.estimate(), within(1e-12));
            assertThat(lower(exchanged)).isCloseTo(-upper(plain), within(1e-12));
            assertThat(RankSum.shift(Samples.sorted(first), second, 0.9)).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 4, 0.9", "8, 8, 0.95", "5, 20, 0.99"})
    void itsIntervalHoldsAsOftenAsItSaysOnHeavyTails(int m, int n, double confidence) {
        Random random = new Random(m * 100L + n);
        int runs = 6000;
        int held = 0;
        double stated = 0;
        for (int run = 0; run < runs; run++) {
            SignedRank.Interval interval = RankSum.shift(cauchy(m, 0, random), cauchy(n, 1, random), confidence)
                    .interval()
                    .orElseThrow();
            stated = interval.confidence();
            held += interval.lower() <= 1 && 1 <= interval.upper() ? 1 : 0;
        }
        assertThat(stated).isGreaterThanOrEqualTo(confidence);
        assertThat(held / (double) runs).isCloseTo(stated, within(4 * Math.sqrt(stated * (1 - stated) / runs)));
    }

    @Test
    void withTiesItsIntervalHoldsAtLeastAsOftenAsItSays() {
        Random random = new Random(78);
        int runs = 6000;
        int held = 0;
        for (int run = 0; run < runs; run++) {
            double[] first = random.doubles(8).map(u -> Math.rint(3 * u)).toArray();
            double[] second = random.doubles(8).map(u -> Math.rint(3 * u)).toArray();
            SignedRank.Interval interval =
                    RankSum.shift(first, second, 0.95).interval().orElseThrow();
            held += interval.lower() <= 0 && 0 <= interval.upper() ? 1 : 0;
        }
        assertThat(held / (double) runs).isGreaterThan(0.95);
    }

    @Test
    void tooFewValuesGiveAnEstimateButNoInterval() {
        RankSum.Shift shift = RankSum.shift(new double[] {1, 2, 3}, new double[] {5, 6, 7}, 0.95);
        assertThat(shift.estimate()).isEqualTo(4);
        assertThat(shift.interval()).isEmpty();
        assertThat(RankSum.shift(new double[] {1, 2, 3}, new double[] {5, 6, 7}, 0.9)
                        .interval())
                .contains(new SignedRank.Interval(2, 6, 0.9));
    }

    @Test
    void refusesWhatHasNoShift() {
        double[] one = {1};
        assertThatThrownBy(() -> RankSum.shift(new double[0], one, 0.9)).hasMessageContaining("empty");
        assertThatThrownBy(() -> RankSum.shift(one, new double[] {Double.NaN}, 0.9))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> RankSum.shift(one, one, 1)).hasMessageContaining("confidence");
        assertThatThrownBy(() -> RankSum.criticalIndex(0, 3, 0.1)).hasMessageContaining("at least one");
    }

    private static double[] cauchy(int n, double centre, Random random) {
        return random.doubles(n)
                .map(u -> centre + Math.tan(Math.PI * (u - 0.5)))
                .toArray();
    }

    private static double lower(RankSum.Shift shift) {
        return shift.interval().orElseThrow().lower();
    }

    private static double upper(RankSum.Shift shift) {
        return shift.interval().orElseThrow().upper();
    }
}
