package dev.dyno.benchmarks.energy;

import dev.dyno.benchmarks.energy.SetStudy.Trials;
import dev.dyno.benchmarks.thermal.ThermalBench;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** {@code ./bench energy [--seed N] [--trials N] [--comparisons N]}: prints how well energy per inference is found. */
public final class EnergyBench {

    private final PrintStream out;
    private final long seed;
    private final int trials;
    private final int comparisons;

    private EnergyBench(PrintStream out, long seed, int trials, int comparisons) {
        this.out = out;
        this.seed = seed;
        this.trials = trials;
        this.comparisons = comparisons;
    }

    /**
     * Prints the figures.
     *
     * @param arguments options with their values
     */
    @SuppressWarnings("SystemOut") // the figures are the output
    public static void main(String[] arguments) {
        long seed = 1;
        int trials = 300;
        int comparisons = 20;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
                case "--trials" -> trials = Integer.parseInt(arguments[i + 1]);
                case "--comparisons" -> comparisons = Integer.parseInt(arguments[i + 1]);
                default -> throw new IllegalArgumentException("no option " + arguments[i]);
            }
        }
        new EnergyBench(System.out, seed, trials, comparisons).print();
        ThermalBench.print(System.out);
    }

    private void text(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }

    private void print() {
        text("# Energy per inference against the truth of simulated devices%n");
        text(
                "Seed %d; %d trials per sort of device in virtual time: rest 10 s, load 20 s (40 s or 60 s where that is too"
                        + " uncertain), rest 10 s. Measured: an uncertainty of at most 3 %%. Told apart: by the gate, limit 4 %%,"
                        + " %d comparisons, processes that differ by 1 %%.%n",
                seed, trials, comparisons);
        text("| device | measured | error median | worst | interval | covers | 4 %% told apart | equal ones |");
        text("|---|--:|--:|--:|--:|--:|--:|--:|");
        List<Row> rows = TwinSet.all().stream().parallel().map(this::row).toList();
        rows.forEach(this::print);
        new Totals(rows).print();
        rows.forEach(row ->
                row.trials.refused().forEach((why, count) -> text("- %s: %d x %s", row.set.name(), count, why)));
    }

    private record Row(TwinSet set, Trials trials, int different, int equal) {}

    private Row row(TwinSet set) {
        SetStudy study = new SetStudy(set, seed);
        return new Row(set, study.trials(trials), study.worse(comparisons, 0.04), study.worse(comparisons, 0));
    }

    private void print(Row row) {
        Trials done = row.trials;
        text(
                "| %s | %.0f %% | %.2f %% | %.2f %% | %.2f %% | %.1f %% | %d of %d | %d of %d |",
                row.set.name(),
                100.0 * done.errors().length / done.trials(),
                100 * done.median(),
                100 * done.worst(),
                100 * done.uncertainty(),
                100 * done.coverage(),
                row.different,
                comparisons,
                row.equal,
                comparisons);
    }

    /** All sorts together, against what is promised. */
    private final class Totals {
        private final List<Row> rows;
        private final double[] errors;
        private final double coverage;

        Totals(List<Row> rows) {
            this.rows = rows;
            this.errors = rows.stream()
                    .flatMapToDouble(row -> DoubleStream.of(row.trials.errors()))
                    .sorted()
                    .toArray();
            this.coverage = rows.stream().mapToInt(row -> row.trials.covered()).sum() / (double) errors.length;
        }

        void print() {
            double median = errors[errors.length / 2];
            double worst = errors[errors.length - 1];
            int different = rows.stream().mapToInt(row -> row.different).sum();
            int equal = rows.stream().mapToInt(row -> row.equal).sum();
            int all = rows.size() * comparisons;
            text("%n## Targets%n");
            line(median <= 0.02, "error of net energy, median at most 2 %%: %.2f %%", 100 * median);
            line(
                    worst <= 0.05,
                    "error of net energy, worst at most 5 %%: %.2f %% (of %d trials)",
                    100 * worst,
                    errors.length);
            line(
                    coverage >= Coverage.FEWEST && coverage <= Coverage.MOST,
                    "the 95 %% interval covers the truth in 90 to 99 %% of trials: %.1f %%",
                    100 * coverage);
            coveredBySort();
            line(different >= 0.95 * all, "4 %% more energy told apart: %d of %d", different, all);
            line(equal <= 0.05 * all, "equal ones told apart: %d of %d", equal, all);
        }

        /** Few trials leave room for chance: only what chance hardly does is held against a sort. */
        private void coveredBySort() {
            List<Coverage> each = rows.stream()
                    .map(row -> new Coverage(row.trials.covered(), row.trials.errors().length))
                    .toList();
            long outside = each.stream().filter(Coverage::outside).count();
            double[] shares =
                    each.stream().mapToDouble(Coverage::share).sorted().toArray();
            line(
                    outside == 0,
                    "no sort of device shown to be outside 90 to 99 %% (exact binomial tests at 99 %%): %d of %d"
                            + " (%.1f to %.1f %%; %d within as they stand)",
                    outside,
                    shares.length,
                    100 * shares[0],
                    100 * shares[shares.length - 1],
                    each.stream().filter(Coverage::within).count());
        }

        private void line(boolean met, String format, Object... values) {
            text("- " + (met ? "met: " : "NOT MET: ") + format, values);
        }
    }
}
