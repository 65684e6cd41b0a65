package dev.dyno.benchmarks.gate;

import dev.dyno.benchmarks.history.Otava;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The rule of Apache Otava with its defaults, on a nightly history of one process a night: 26 nights of the baseline, then 26 of the
 * candidate. It alarms where it finds a rise that starts at most three nights before the candidate does, so it gets as many processes of
 * the candidate as the gate does at most before it confirms, and a month of time.
 */
record Nightly() implements Rule {
    private static final int NIGHTS = 26;
    private static final int EARLY = 3;

    @Override
    public String name() {
        return "Otava, 26 nights";
    }

    @Override
    public Outcome judge(PairData data, double shift, RandomGenerator random) {
        double[] series = new double[2 * NIGHTS];
        for (int i = 0; i < NIGHTS; i++) {
            series[i] = Math.exp(data.baseline()[i]);
            series[NIGHTS + i] = Math.exp(data.candidate()[NIGHTS + i] + shift);
        }
        int[] changes = Otava.changePoints(series);
        boolean rose = false;
        for (int i = 0; i < changes.length; i++) {
            double before = mean(series, i == 0 ? 0 : changes[i - 1], changes[i]);
            double after = mean(series, changes[i], i + 1 < changes.length ? changes[i + 1] : series.length);
            rose |= changes[i] >= NIGHTS - EARLY && after > before;
        }
        return Outcome.of(rose, NIGHTS);
    }

    private static double mean(double[] series, int from, int to) {
        return Arrays.stream(series, from, to).average().orElseThrow();
    }
}
