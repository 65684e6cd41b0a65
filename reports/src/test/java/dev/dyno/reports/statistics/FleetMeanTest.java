package dev.dyno.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FleetMeanTest {
    /**
     * Thirteen trials of a vaccine (G. A. Colditz et al., JAMA 271 (1994)), which most texts on such means compute: ill and
     * healthy with it, ill and healthy without.
     */
    private static final double[][] TRIALS = {
        {4, 119, 11, 128},
        {6, 300, 29, 274},
        {3, 228, 11, 209},
        {62, 13536, 248, 12619},
        {33, 5036, 47, 5761},
        {180, 1361, 372, 1079},
        {8, 2537, 10, 619},
        {505, 87886, 499, 87892},
        {29, 7470, 45, 7232},
        {17, 1699, 65, 1600},
        {186, 50448, 141, 27197},
        {5, 2493, 3, 2338},
        {27, 16886, 29, 17825}
    };

    @Test
    void reproducesTheTextbookExample() {
        double[] effects = Arrays.stream(TRIALS)
                .mapToDouble(t -> Math.log(t[0] / (t[0] + t[1]) / (t[2] / (t[2] + t[3]))))
                .toArray();
        double[] errors = Arrays.stream(TRIALS)
                .mapToDouble(t -> Math.sqrt(1 / t[0] - 1 / (t[0] + t[1]) + 1 / t[2] - 1 / (t[2] + t[3])))
                .toArray();

        FleetMean mean = FleetMean.of(effects, errors);

        assertThat(mean.devices()).isEqualTo(13);
        assertThat(mean.q()).isCloseTo(152.233, within(5e-4));
        assertThat(mean.inconsistency().orElseThrow()).isCloseTo(0.9212, within(5e-5));
        assertThat(mean.between() * mean.between()).isCloseTo(0.31807, within(5e-6));
        assertThat(mean.estimate()).isCloseTo(-0.71497, within(5e-6));
        assertThat(mean.error()).isCloseTo(0.18089, within(5e-6));
        FleetMean.Interval interval = mean.interval(0.025).orElseThrow();
        assertThat(interval.lower()).isCloseTo(-1.10910, within(5e-6));
        assertThat(interval.upper()).isCloseTo(-0.32084, within(5e-6));
        FleetMean.Interval prediction = mean.prediction(0.025).orElseThrow();
        assertThat(prediction.lower()).isCloseTo(-2.01856, within(5e-6));
        assertThat(prediction.upper()).isCloseTo(0.58862, within(5e-6));
    }

    @Test
    void equallyPreciseDevicesGiveTheIntervalOfAPlainMean() {
        // Then all weights are equal, and the interval is Student's own for a sample of effects.
        double[] effects = {0.010, 0.035, -0.004, 0.021, 0.013, 0.042};
        double[] errors = new double[6];
        Arrays.fill(errors, 0.002);
        double sd = Samples.standardDeviation(effects);

        FleetMean mean = FleetMean.of(effects, errors);

        assertThat(mean.estimate()).isCloseTo(Arrays.stream(effects).average().orElseThrow(), within(1e-15));
        assertThat(mean.error()).isCloseTo(sd / Math.sqrt(6), within(1e-12));
        assertThat(mean.between()).isCloseTo(Math.sqrt(sd * sd - 4e-6), within(1e-12));
        // 2.570582 is the printed 2.5 % point of t with 5 degrees of freedom.
        assertThat(mean.interval(0.025).orElseThrow().upper())
                .isCloseTo(mean.estimate() + 2.570582 * sd / Math.sqrt(6), within(1e-7));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10})
    void devicesThatAgreeByLuckAreNoMorePreciseThanTheirErrorsAllow(int k) {
        double[] effects = new double[k];
        double[] errors = new double[k];
        Arrays.fill(effects, 0.02);
        Arrays.fill(errors, 0.01);

        FleetMean mean = FleetMean.of(effects, errors);

        assertThat(mean.between()).isZero();
        assertThat(mean.inconsistency()).hasValue(0);
        assertThat(mean.error()).isCloseTo(0.01 / Math.sqrt(k), within(1e-15));
    }

    @Test
    void fewDevicesGiveWhatTheyCan() {
        FleetMean one = FleetMean.of(new double[] {0.03}, new double[] {0.01});
        assertThat(one.estimate()).isEqualTo(0.03);
        assertThat(one.error()).isEqualTo(0.01);
        assertThat(one.interval(0.05)).isEmpty();
        assertThat(one.prediction(0.05)).isEmpty();
        assertThat(one.inconsistency()).isEmpty();

        FleetMean two = FleetMean.of(new double[] {0.01, 0.03}, new double[] {0.001, 0.001});
        // 6.313752 is the printed 5 % point of t with one degree of freedom.
        assertThat(two.interval(0.05).orElseThrow().upper()).isCloseTo(0.02 + 6.313752 * 0.01, within(1e-6));
        assertThat(two.prediction(0.05)).isEmpty();
        assertThat(FleetMean.of(new double[] {0, 1, 2}, new double[] {1, 1, 1}).prediction(0.05))
                .isPresent();
    }

    @Test
    void itsVarianceIsTheOneUnderWhichTheScatterIsThatOfChance() {
        Random random = new Random(41);
        for (int run = 0; run < 200; run++) {
            int k = 2 + random.nextInt(20);
            double[] effects = random.doubles(k, -1, 1).toArray();
            double[] errors = random.doubles(k, 0.001, 0.8).toArray();
            FleetMean mean = FleetMean.of(effects, errors);
            double variance = mean.between() * mean.between();
            double squares = 0;
            for (int i = 0; i < k; i++) {
                double off = effects[i] - mean.estimate();
                squares += off * off / (errors[i] * errors[i] + variance);
            }
            if (variance > 0) {
                assertThat(squares).isCloseTo(k - 1, within(1e-6));
            } else {
                assertThat(squares).isLessThanOrEqualTo(k - 1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 0.02", "3, 0.005", "5, 0.02", "10, 0.02", "10, 0"})
    void itsIntervalMissesTheFleetNoMoreOftenThanItSays(int k, double between) {
        Random random = new Random(k * 1000L + Math.round(between * 1000));
        int runs = 3000;
        int missed = 0;
        for (int run = 0; run < runs; run++) {
            double[] effects = new double[k];
            double[] errors = random.doubles(k, 0.002, 0.02).toArray();
            Arrays.setAll(effects, i -> 0.01 + between * random.nextGaussian() + errors[i] * random.nextGaussian());
            FleetMean.Interval interval =
                    FleetMean.of(effects, errors).interval(0.05).orElseThrow();
            missed += interval.lower() > 0.01 ? 1 : 0;
        }
        assertThat(missed / (double) runs).isLessThan(0.05 + 4 * Math.sqrt(0.05 * 0.95 / runs));
    }

    @Test
    void refusesWhatIsNoEffect() {
        double[] one = {1};
        assertThatThrownBy(() -> FleetMean.of(new double[0], new double[0])).hasMessageContaining("per device");
        assertThatThrownBy(() -> FleetMean.of(one, new double[] {1, 1})).hasMessageContaining("per device");
        assertThatThrownBy(() -> FleetMean.of(one, new double[] {0})).hasMessageContaining("above 0");
        assertThatThrownBy(() -> FleetMean.of(one, new double[] {Double.NaN})).hasMessageContaining("above 0");
        assertThatThrownBy(() -> FleetMean.of(new double[] {Double.NaN}, one)).hasMessageContaining("finite");
        assertThatThrownBy(() -> FleetMean.of(one, one).interval(0.5)).hasMessageContaining("below 1/2");
    }
}
