package dev.dyno.benchmarks.history;

import dev.dyno.reports.history.Trend;
import dev.dyno.reports.statistics.ChangePoints;
import dev.dyno.reports.statistics.HarrellDavis;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** {@code ./bench trend}: how well change points are found, and how fast. */
public final class TrendBench {
    private static final int SERIES = 400;
    private static final int TIMES = 15;

    private final PrintStream out;

    private TrendBench(PrintStream out) {
        this.out = out;
    }

    /** Prints all figures. */
    @SuppressWarnings("SystemOut") // the figures are the output
    public static void main(String[] arguments) {
        TrendBench bench = new TrendBench(System.out);
        bench.out.printf("%nChange points%n  ./bench trend%n");
        bench.times();
        bench.quality();
    }

    /** Where Dyno sees changes. */
    static int[] dyno(double[] series) {
        return Trend.of(series).shifts().stream()
                .mapToInt(Trend.Shift::position)
                .toArray();
    }

    /** What a rule finds on the first series of a family. */
    static List<Score> scores(SeriesFamily family, int series, Function<double[], int[]> rule) {
        return IntStream.range(0, series)
                .mapToObj(seed -> MadeUpSeries.of(family, seed))
                .map(made -> Score.of(made.shifts(), rule.apply(made.values())))
                .toList();
    }

    private void quality() {
        out.printf(
                Locale.ROOT,
                "  F1 on %d series of 100 to 500 nights, shifts of 1 to 10 %%, noise .3 to 1.5 %%; 5 nights off still count%n",
                SERIES);
        out.printf("  %-10s %-26s %-14s %-26s %s%n", "noise", "Dyno", "wrong/missed", "Otava p=.001", "wrong/missed");
        for (SeriesFamily family : SeriesFamily.values()) {
            List<Score> ours = scores(family, SERIES, TrendBench::dyno);
            List<Score> otava = scores(family, SERIES, Otava::changePoints);
            out.printf(
                    "  %-10s %-26s %-14s %-26s %s%n",
                    family.title(), Score.interval(ours, 1), errors(ours), Score.interval(otava, 1), errors(otava));
        }
    }

    private static String errors(List<Score> scores) {
        Score sum = Score.sum(scores);
        return sum.wrong() + "/" + sum.missed();
    }

    private void times() {
        double[] history = history(16_000);
        double first = seconds(() -> ChangePoints.of(Arrays.copyOf(history, 8_000), Trend.SMALLEST));
        out.printf(Locale.ROOT, "  %,d points, first call of a process: %.0f ms (target 300 ms)%n", 8_000, 1e3 * first);
        for (int n = 2_000; n <= history.length; n *= 2) {
            double[] series = Arrays.copyOf(history, n);
            ChangePoints.Settled settled = ChangePoints.of(Arrays.copyOf(series, n - 1), Trend.SMALLEST)
                    .settled();
            double full = median(() -> ChangePoints.of(series, Trend.SMALLEST));
            double night = median(() -> ChangePoints.resume(series, settled, Trend.SMALLEST));
            out.printf(Locale.ROOT, "  %,7d points: %7.1f ms; one more night: %5.1f ms%n", n, 1e3 * full, 1e3 * night);
        }
    }

    /** Nights of 1 % noise and a change of about 5 % in a hundred of them. */
    private static double[] history(int n) {
        Random random = new Random(1);
        double[] history = new double[n];
        double level = 0;
        for (int i = 0; i < n; i++) {
            level += random.nextInt(100) == 0 ? 0.05 * random.nextGaussian() : 0;
            history[i] = level + 0.01 * random.nextGaussian();
        }
        return history;
    }

    private static double median(Runnable work) {
        double[] seconds =
                IntStream.range(0, TIMES).mapToDouble(i -> seconds(work)).toArray();
        return HarrellDavis.quantile(seconds, 0.5);
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
