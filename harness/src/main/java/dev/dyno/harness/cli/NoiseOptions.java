package dev.dyno.harness.cli;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Quantity;
import dev.dyno.results.metric.Unit;
import dev.dyno.scenarios.DeviceSelector;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code dyno doctor --noise} is asked for. */
final class NoiseOptions {
    /** Fewer rounds give no 95 % interval, and hardly a spread. */
    private static final int FEWEST = 6;

    private static final int MOST = 999;

    @Option(
            names = "--noise",
            description = "Measure how much devices scatter by themselves, instead of checking this machine.")
    private boolean noise;

    @Option(
            names = "--full",
            description =
                    "Try the Android agent on one phone, by both of its entries, and write a report to send to somebody.")
    private boolean full;

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            description =
                    "With --noise: the scenario whose baseline is compared with a copy of itself; without one, the demo's.")
    private @Nullable Path scenario;

    @Option(
            names = {"-d", "--devices"},
            paramLabel = "SELECTOR",
            description =
                    "With --noise: only these devices, instead of the scenario's own selector. With --full: the phone.")
    private @Nullable DeviceSelector selector;

    @Option(
            names = "--lab",
            paramLabel = "FILE",
            description = "With --noise or --full: the lab's devices; without it, this machine.")
    private @Nullable Path lab;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "12",
            description = "With --noise: rounds, 6 to 999; ${DEFAULT-VALUE} if not given.")
    private int rounds;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "With --noise or --full: folder of the results; must not exist or be empty.")
    private @Nullable Path output;

    @Option(
            names = "--fail-above",
            paramLabel = "METRIC=SPREAD",
            description =
                    "With --noise: end with 1 if the metric's spread is above this on any device, as latency.p50=2%%."
                            + " May be given several times.")
    private Map<String, String> failAbove = new LinkedHashMap<>();

    /** Whether a phone is to be tried. */
    boolean full() {
        return full;
    }

    /** Whether noise is to be measured. */
    boolean asked() {
        return noise;
    }

    @Nullable
    Path scenario() {
        return scenario;
    }

    @Nullable
    DeviceSelector selector() {
        return selector;
    }

    @Nullable
    Path lab() {
        return lab;
    }

    @Nullable
    Path output() {
        return output;
    }

    /** Wrong usage; the message is for the user. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

    /**
     * How many rounds.
     *
     * @throws Wrong if that is too few or too many
     */
    int rounds() {
        if (rounds < FEWEST || rounds > MOST) {
            throw new Wrong("--rounds: " + FEWEST + " to " + MOST + " with --noise, not " + rounds);
        }
        return rounds;
    }

    /**
     * The promised spreads, as shares, by metric.
     *
     * @throws Wrong if one is of no metric that varies, or is no share
     */
    Map<Metric, Double> failAbove() {
        Map<Metric, Double> bounds = new LinkedHashMap<>();
        failAbove.forEach((name, text) -> bounds.put(metric(name), share(name, text)));
        return bounds;
    }

    private static Metric metric(String name) {
        return Metrics.named(name)
                .filter(metric -> metric.kind() == Metric.Kind.MEASURED)
                .orElseThrow(() -> new Wrong("--fail-above: no metric that varies is called '" + name
                        + "'; write for example latency.p50=2%"));
    }

    private static double share(String name, String text) {
        Quantity quantity;
        try {
            quantity = Quantity.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Wrong("--fail-above " + name + ": " + e.getMessage());
        }
        if (quantity.unit() != Unit.RATIO || !(quantity.value() > 0)) {
            throw new Wrong("--fail-above " + name + ": a spread is a share above 0 such as 2%, not '" + text + "'");
        }
        return quantity.value();
    }
}
