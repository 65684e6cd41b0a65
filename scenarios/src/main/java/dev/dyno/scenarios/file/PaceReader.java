package dev.dyno.scenarios.file;

import dev.dyno.results.metric.Quantities;
import dev.dyno.results.metric.Unit;
import dev.dyno.scenarios.EnergyRules;
import dev.dyno.scenarios.LoadPattern;
import dev.dyno.scenarios.WarmUp;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads how long and how often a trial infers: its warm-up and its time limit. */
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

    /** Keeps the place of the time limit, which is read when it is known what else a trial does. */
    static void reserveTrialTimeLimit(Section scenario) {
        scenario.save("trial-time-limit", "");
    }

    /**
     * The time limit, which must leave room for the longest warm-up and measured window.
     *
     * @param energy how well energy is measured, which takes rests and longer windows; null if it is not
     * @param programs whether any candidate is a program, of which nobody here knows how long it takes
     */
    static Duration trialTimeLimit(
            Section scenario, WarmUp warmUp, LoadPattern load, @Nullable EnergyRules energy, boolean programs) {
        Duration window = warmUp.maxDuration().plus(longest(load, energy));
        long usual = Math.max(programs ? 600 : 60, window.plus(OVERHEAD).toSeconds());
        Duration limit = scenario.time("trial-time-limit", usual + " s", "1 s", "24 h");
        if (limit.compareTo(window) <= 0) {
            scenario.field("trial-time-limit")
                    .ifPresent(field -> field.problem("is " + field.value().text()
                            + ", but the longest " + (energy == null ? "warm-up and load" : "warm-up, load and rests")
                            + " together take "
                            + Quantities.format(window.toMillis() / 1e3, Unit.SECOND)
                            + "; raise it, or lower their max-duration"));
        }
        return limit;
    }

    private static Duration longest(LoadPattern load, @Nullable EnergyRules energy) {
        return energy == null
                ? load.longest()
                : load.lasting(energy.maxWindow()).longest().plus(energy.rests());
    }

    /** Whether 'max-duration' is not below 'min-duration'; adds a problem if it is. */
    static boolean inOrder(Section section, Duration min, Duration max) {
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
