package dev.dyno.scenarios.file;

import dev.dyno.results.metric.Quantities;
import dev.dyno.results.metric.Unit;
import dev.dyno.scenarios.LoadPattern;
import dev.dyno.scenarios.WarmUp;
import java.time.Duration;

/** Reads how long and how often a trial infers: its warm-up, its load and its time limit. */
final class PaceReader {
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final String LONGEST = "1 h";
    /** What a trial may take beside its warm-up and its measured window: its start, its outputs, accuracy. */
    private static final Duration OVERHEAD = Duration.ofSeconds(30);

    private PaceReader() {}

    static WarmUp warmUp(Section scenario) {
        Section section = scenario.section("warm-up")
                .knowing("min-iterations", "min-duration", "max-duration", "tolerance", "agreeing-iterations");
        int iterations = section.integer("min-iterations", WarmUp.DEFAULT.minIterations(), 0, MOST_ITERATIONS);
        Duration min = section.time("min-duration", "250 ms", "0 ms", LONGEST);
        Duration max = section.time("max-duration", "8 s", "0 ms", LONGEST);
        double tolerance = section.quantity("tolerance", "4 %", Unit.RATIO, "0.01 %", "100 %");
        int agreeing = section.integer("agreeing-iterations", WarmUp.DEFAULT.agreeingIterations(), 0, MOST_ITERATIONS);
        return inOrder(section, min, max) ? new WarmUp(iterations, min, max, tolerance, agreeing) : WarmUp.DEFAULT;
    }

    static LoadPattern.SingleStream load(Section scenario) {
        Section load = scenario.section("load").knowing("single-stream");
        Section section = load.section("single-stream").knowing("iterations", "min-duration", "max-duration");
        int iterations = section.integer("iterations", 100, 1, MOST_ITERATIONS);
        Duration min = section.time("min-duration", "1 s", "0 ms", LONGEST);
        Duration max = section.time("max-duration", "10 s", "1 ms", LONGEST);
        return inOrder(section, min, max)
                ? new LoadPattern.SingleStream(iterations, min, max)
                : new LoadPattern.SingleStream(iterations, Duration.ZERO, max);
    }

    /** The time limit, which must leave room for the longest warm-up and measured window. */
    static Duration trialTimeLimit(Section scenario, WarmUp warmUp, LoadPattern.SingleStream load) {
        Duration window = warmUp.maxDuration().plus(load.maxDuration());
        long usual = Math.max(60, window.plus(OVERHEAD).toSeconds());
        Duration limit = scenario.time("trial-time-limit", usual + " s", "1 s", "24 h");
        if (limit.compareTo(window) <= 0) {
            scenario.field("trial-time-limit")
                    .ifPresent(field -> field.problem("is " + field.value().text()
                            + ", but the longest warm-up and load together take "
                            + Quantities.format(window.toMillis() / 1e3, Unit.SECOND)
                            + "; raise it, or lower their max-duration"));
        }
        return limit;
    }

    private static boolean inOrder(Section section, Duration min, Duration max) {
        if (max.compareTo(min) >= 0) {
            return true;
        }
        Object least = section.saved().get("min-duration");
        Field field = section.field("max-duration")
                .or(() -> section.field("min-duration"))
                .orElseThrow();
        field.problem(
                field.name().equals("max-duration")
                        ? "is " + field.value().text() + ", which is below 'min-duration', " + least
                        : "is " + least + ", which is above 'max-duration', "
                                + section.saved().get("max-duration"));
        return false;
    }
}
