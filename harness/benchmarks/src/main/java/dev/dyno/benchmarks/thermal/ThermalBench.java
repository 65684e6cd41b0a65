package dev.dyno.benchmarks.thermal;

import dev.dyno.scenarios.twin.Throttling.Sensor;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/** {@code ./bench thermal}: what the first third of a sustained trial foretells, against twins. */
public final class ThermalBench {
    /** Twins by file, the air's temperature, busy cores, how busy, and the thermometer: place, step, noise, readings a second. */
    private static final List<Subject> SUBJECTS = List.of(
            Subject.of("phone", 25, 2, 0.9, Sensor.DIE, 0.1, 0.05, 2),
            Subject.of("phone", 25, 2, 0.9, Sensor.SKIN, 0.1, 0, 1),
            Subject.of("phone", 35, 1, 0.95, Sensor.DIE, 1, 0, 2),
            Subject.of("phone-fast", 25, 2, 0.8, Sensor.DIE, 0.1, 0.2, 10),
            Subject.of("phone-fast", 25, 2, 0.8, Sensor.SKIN, 0.1, 0.05, 10),
            Subject.of("phone-slow-gauge", 22, 3, 0.9, Sensor.DIE, 0.5, 0.1, 1),
            Subject.of("phone-slow-gauge", 22, 3, 0.9, Sensor.SKIN, 0.1, 0, 1),
            Subject.of("phone-coarse-gauge", 30, 2, 0.95, Sensor.DIE, 1, 0.2, 2),
            Subject.of("phone-coarse-gauge", 30, 2, 0.95, Sensor.SKIN, 1, 0, 2),
            Subject.of("phone-milliamperes", 18, 4, 0.7, Sensor.DIE, 0.1, 0.1, 4),
            Subject.of("phone-milliamperes", 18, 4, 0.7, Sensor.SKIN, 0.1, 0.1, 4),
            Subject.of("board", 24, 4, 0.95, Sensor.DIE, 0.001, 0.1, 10),
            Subject.of("board", 40, 2, 0.95, Sensor.SKIN, 0.5, 0, 1),
            Subject.of("board-coarse", 25, 3, 0.9, Sensor.DIE, 0.5, 0, 5),
            Subject.of("board-counter", 25, 4, 0.95, Sensor.DIE, 1, 0.3, 10),
            Subject.of("board-counter", 25, 4, 0.95, Sensor.SKIN, 0.1, 0, 1));

    private static final int SEEDS = 25;

    private final PrintStream out;

    private ThermalBench(PrintStream out) {
        this.out = out;
    }

    /** Prints the figures. */
    @SuppressWarnings("SystemOut") // the figures are the output
    public static void main(String[] arguments) {
        print(System.out);
    }

    /** Prints the figures; another bench may call it. */
    public static void print(PrintStream out) {
        new ThermalBench(out).run();
    }

    private void run() {
        out.printf("%nThermal model (simulated twins)%n  ./bench thermal%n");
        out.printf(
                "  from the first third of a sustained trial, %d twins with thermometers x %d seeds%n",
                SUBJECTS.size(), SEEDS);
        out.printf(
                "  %-26s %5s %6s %6s %6s  %-22s %-16s%n",
                "", "third", "true", "step", "told", "equilibrium off by (C)", "time to throttle");
        List<Foretold> all = new ArrayList<>();
        for (Subject subject : SUBJECTS) {
            List<Foretold> some = LongStream.range(0, SEEDS)
                    .mapToObj(seed -> Foretold.of(subject, seed))
                    .toList();
            all.addAll(some);
            line(
                    String.format(
                            Locale.ROOT,
                            "%-26s %3.0f s %4.1f C %4.1f C",
                            subject.name(),
                            subject.trialSeconds() / 3,
                            subject.equilibrium(),
                            subject.step()),
                    some);
        }
        line(String.format("%-47s", "all (targets: 1.5 C, 15 %)"), all);
        covered(all);
        reasons(all);
    }

    private void line(String head, List<Foretold> trials) {
        double[] equilibrium = errors(trials, Foretold::equilibriumError);
        double[] time = errors(trials, Foretold::timeError);
        out.printf(
                Locale.ROOT,
                "  %s %3d/%-3d  %-22s %s%n",
                head,
                trials.stream().filter(Foretold::told).count(),
                trials.size(),
                text("median %.2f worst %.2f", 1, equilibrium),
                time.length == 0
                        ? "throttles within the first third"
                        : text("median %.1f %% worst %.1f %%", 100, time));
    }

    private void covered(List<Foretold> all) {
        List<Foretold> told = all.stream().filter(Foretold::told).toList();
        double[] within = errors(told, Foretold::equilibriumError);
        double[] times = errors(told, Foretold::timeError);
        out.printf(
                Locale.ROOT,
                "  95 %% intervals cover the truth: equilibrium %.1f %%, time to throttle %.1f %%%n",
                100.0 * told.stream().filter(Foretold::equilibriumCovered).count() / told.size(),
                100.0 * told.stream().filter(Foretold::timeCovered).count() / times.length);
        out.printf(
                Locale.ROOT,
                "  within 1.5 C: %.1f %% of those told; within 15 %%: %.1f %%%n",
                100.0 * Arrays.stream(within).filter(error -> error <= 1.5).count() / within.length,
                100.0 * Arrays.stream(times).filter(error -> error <= 0.15).count() / times.length);
    }

    private void reasons(List<Foretold> all) {
        all.stream()
                .filter(foretold -> !foretold.told())
                .map(foretold -> foretold.reason().replaceAll("-?\\d+(\\.\\d+)?", "N"))
                .distinct()
                .forEach(reason -> out.println("  withheld: " + reason));
    }

    /** Sizes of errors in rising order; without those that there are not. */
    private static double[] errors(List<Foretold> trials, ToDoubleFunction<Foretold> error) {
        return trials.stream()
                .mapToDouble(error)
                .filter(value -> !Double.isNaN(value))
                .map(Math::abs)
                .sorted()
                .toArray();
    }

    private static String text(String format, double factor, double[] sorted) {
        return sorted.length == 0
                ? "nothing told"
                : String.format(
                        Locale.ROOT, format, factor * sorted[sorted.length / 2], factor * sorted[sorted.length - 1]);
    }
}
