package dev.dyno.scenarios.file;

import dev.dyno.results.metric.Unit;
import dev.dyno.scenarios.LoadPattern;
import java.time.Duration;
import java.util.List;

/** Reads how inferences follow each other: one pattern, named by its key. */
final class LoadReader {
    /** The patterns, the usual one first. */
    static final List<String> PATTERNS =
            List.of("single-stream", "periodic", "burst", "poisson", "offline", "sustained");

    private static final int MOST_ITERATIONS = 10_000_000;
    /** An agent has room for some millions of samples; a window that would make more is a mistake in the file. */
    private static final int MOST_INFERENCES = 1_000_000;

    private static final String LONGEST = "1 h";
    private static final String MIN = "min-duration";
    private static final String MAX = "max-duration";

    private final Section load;
    private final boolean labelled;

    private LoadReader(Section load, boolean labelled) {
        this.load = load;
        this.labelled = labelled;
    }

    /**
     * The scenario's load.
     *
     * @param labelled whether the scenario has labelled inputs, which go one by one
     */
    static LoadPattern read(Section scenario, boolean labelled) {
        Section load = scenario.section("load").knowing(PATTERNS.toArray(String[]::new));
        return new LoadReader(load, labelled).pattern();
    }

    private LoadPattern pattern() {
        List<Node.Entry> given = load.entries().stream()
                .filter(entry -> PATTERNS.contains(entry.key()))
                .toList();
        if (given.size() > 1) {
            load.reading()
                    .problem(
                            given.get(1).place(),
                            "'load' is one pattern, but has '" + given.get(0).key() + "' and '"
                                    + given.get(1).key() + "'; keep one");
        }
        String name = given.isEmpty() ? PATTERNS.get(0) : given.get(0).key();
        Section section = load.section(name);
        return switch (name) {
            case "periodic" -> periodic(section);
            case "burst" -> burst(section);
            case "poisson" -> poisson(section);
            case "offline" -> offline(section);
            case "sustained" -> sustained(section);
            default -> singleStream(section);
        };
    }

    private static LoadPattern singleStream(Section section) {
        section.knowing("iterations", MIN, MAX);
        int iterations = section.integer("iterations", 100, 1, MOST_ITERATIONS);
        Duration min = section.time(MIN, "1 s", "0 ms", LONGEST);
        Duration max = section.time(MAX, "10 s", "1 ms", LONGEST);
        Duration least = PaceReader.inOrder(section, min, max) ? min : Duration.ZERO;
        return new LoadPattern.SingleStream(iterations, least, max);
    }

    private static LoadPattern periodic(Section section) {
        section.knowing("rate", "deadline", "duration").requiring("rate");
        double rate = section.quantity("rate", "30 fps", Unit.PER_SECOND, "0.001 1/s", "10000 1/s");
        String period = Math.round(1e9 / rate) + " ns";
        Duration deadline = section.time("deadline", period, "1 us", LONGEST);
        Duration duration = section.time("duration", "10 s", "1 ms", LONGEST);
        few(section, "rate", rate * duration.toNanos() * 1e-9, "frames");
        return new LoadPattern.Periodic(rate, deadline, duration);
    }

    private static LoadPattern burst(Section section) {
        section.knowing("inferences", "idle", "bursts", MAX);
        int inferences = section.integer("inferences", 20, 1, MOST_INFERENCES);
        Duration idle = section.time("idle", "2 s", "1 ms", "10 min");
        int bursts = section.integer("bursts", 5, 1, MOST_INFERENCES);
        Duration most = section.time(MAX, "60 s", "1 ms", LONGEST);
        few(section, "bursts", (double) inferences * bursts, "inferences");
        if (idle.compareTo(most) > 0) {
            section.field("idle")
                    .ifPresent(field -> field.problem(
                            "is longer than '" + MAX + "', " + section.saved().get(MAX)));
            return new LoadPattern.Burst(inferences, idle, bursts, idle);
        }
        return new LoadPattern.Burst(inferences, idle, bursts, most);
    }

    private static LoadPattern poisson(Section section) {
        section.knowing("rate", "seed", "duration", MAX).requiring("rate");
        double rate = section.quantity("rate", "30 1/s", Unit.PER_SECOND, "0.001 1/s", "10000 1/s");
        int seed = section.integer("seed", 1, 0, Integer.MAX_VALUE);
        Duration duration = section.time("duration", "10 s", "1 ms", LONGEST);
        Duration most = section.time(MAX, 2 * duration.toMillis() + " ms", "1 ms", "2 h");
        few(section, "rate", rate * duration.toNanos() * 1e-9, "requests");
        if (duration.compareTo(most) > 0) {
            section.field(MAX)
                    .ifPresent(field -> field.problem("is " + field.value().text() + ", which is below 'duration', "
                            + section.saved().get("duration")));
            return new LoadPattern.Poisson(rate, seed, duration, duration);
        }
        return new LoadPattern.Poisson(rate, seed, duration, most);
    }

    private LoadPattern offline(Section section) {
        section.knowing("batch", "iterations", MIN, MAX);
        int batch = section.integer("batch", 1, 1, 100_000);
        int iterations = section.integer("iterations", 100, 1, MOST_ITERATIONS);
        Duration min = section.time(MIN, "1 s", "0 ms", LONGEST);
        Duration max = section.time(MAX, "10 s", "1 ms", LONGEST);
        if (batch > 1 && labelled) {
            section.field("batch")
                    .ifPresent(
                            field -> field.problem(
                                    "is " + batch
                                            + ", but 'accuracy' scores its inputs one by one; use 'batch: 1', or another scenario for it"));
        }
        Duration least = PaceReader.inOrder(section, min, max) ? min : Duration.ZERO;
        return new LoadPattern.Offline(batch, iterations, least, max);
    }

    private static LoadPattern sustained(Section section) {
        section.knowing(MIN, MAX, "settled");
        Duration min = section.time(MIN, "2 min", "0 ms", LONGEST);
        Duration max = section.time(MAX, "10 min", "1 ms", LONGEST);
        double settled = section.quantity("settled", "0.5 C", Unit.CELSIUS, "0.01 C", "20 C");
        Duration least = PaceReader.inOrder(section, min, max) ? min : Duration.ZERO;
        return new LoadPattern.Sustained(least, max, settled);
    }

    private static void few(Section section, String key, double count, String what) {
        if (count > MOST_INFERENCES) {
            section.field(key)
                    .ifPresent(
                            field -> field.problem("is " + field.value().text() + ", which makes " + Math.round(count)
                                    + " " + what + " in a window; at most " + MOST_INFERENCES + " are measured"));
        }
    }

    /** A program goes by no load but its own, so none may be asked for beside the usual one. */
    static void programs(Section scenario, LoadPattern load, boolean any) {
        Node node = scenario.find("load");
        if (any && node != null && !(load instanceof LoadPattern.SingleStream)) {
            scenario.reading()
                    .problem(
                            node.place(),
                            "'load' is '" + load.name()
                                    + "', but a candidate is a tool, which makes its inferences as it likes: remove 'load', and tell the tool by 'arguments'");
        }
    }

    /** Adds a problem if a sustained load could not watch the temperature. */
    static void watched(Section telemetry, LoadPattern load, Duration interval) {
        boolean seldom = interval.isZero() || interval.compareTo(Duration.ofSeconds(5)) > 0;
        if (load instanceof LoadPattern.Sustained && seldom) {
            telemetry
                    .field("interval")
                    .ifPresent(field -> field.problem("is " + field.value().text()
                            + ", but a sustained load watches the temperature; use an interval up to 5 s"));
        }
    }
}
