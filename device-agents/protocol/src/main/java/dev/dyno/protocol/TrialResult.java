package dev.dyno.protocol;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an agent answers: the raw facts of one trial. Percentiles and verdicts are the harness's.
 *
 * @param protocol the protocol's version
 * @param trialId the identity from the specification
 * @param outcome whether the trial ran to its end, and if not, in which phase it failed and why
 * @param coldStart the phases of the start; null if it failed before the first inference
 * @param warmUp what the warm-up did; null if it was not reached
 * @param window the measured window; null if it was not reached
 * @param idle the rests beside the window; null if none were asked for, or not both were reached
 * @param clock the agent's clock against the device's wall clock, at the start and at the end; may have fewer pairs
 * @param readings every further number, by name, each with unit and provenance or with the reason why it is absent
 * @param facts what the agent found out about runtime, model and device
 * @param accuracy how many of the labelled inputs were classified right; null if none were asked for
 * @param validity reasons why the evidence does not count, found on the device
 */
public record TrialResult(
        int protocol,
        String trialId,
        Outcome outcome,
        @Nullable ColdStart coldStart,
        @Nullable WarmUpOutcome warmUp,
        @Nullable Window window,
        @Nullable IdleWindows idle,
        List<ClockPair> clock,
        Map<String, Reading> readings,
        Map<String, String> facts,
        @Nullable AccuracyOutcome accuracy,
        List<String> validity) {

    public TrialResult {
        readings = Collections.unmodifiableMap(new TreeMap<>(readings));
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
        validity = List.copyOf(validity);
        clock = List.copyOf(clock);
    }

    /** The result of a trial that did not rest, from an agent that does not tell of its clock. */
    public TrialResult(
            int protocol,
            String trialId,
            Outcome outcome,
            @Nullable ColdStart coldStart,
            @Nullable WarmUpOutcome warmUp,
            @Nullable Window window,
            Map<String, Reading> readings,
            Map<String, String> facts,
            @Nullable AccuracyOutcome accuracy,
            List<String> validity) {
        this(
                protocol,
                trialId,
                outcome,
                coldStart,
                warmUp,
                window,
                null,
                Collections.emptyList(),
                readings,
                facts,
                accuracy,
                validity);
    }

    /** How a trial ended on the device. */
    public sealed interface Outcome {
        /** It ran to its end. */
        record Completed() implements Outcome {}

        /**
         * It failed.
         *
         * @param phase {@code spec}, {@code runtime}, {@code load}, {@code inputs}, {@code first-inference},
         *     {@code warm-up}, {@code measure} or {@code accuracy}
         * @param message what went wrong, for people
         */
        record Failed(String phase, String message) implements Outcome {}
    }

    /**
     * The phases of a cold start, in nanoseconds, none negative.
     *
     * @param processNanos from launch to the agent's first instruction; -1 where the platform does not tell
     * @param runtimeNanos loading and starting the runtime
     * @param modelLoadNanos loading and preparing the model
     * @param firstInferenceNanos the first inference
     */
    public record ColdStart(long processNanos, long runtimeNanos, long modelLoadNanos, long firstInferenceNanos) {
        public ColdStart {
            require(
                    processNanos >= -1 && runtimeNanos >= 0 && modelLoadNanos >= 0 && firstInferenceNanos >= 0,
                    "cold start");
        }
    }

    /**
     * What the warm-up did.
     *
     * @param iterations inferences made
     * @param nanos time taken
     * @param steady whether the averages came to agree before the limit
     */
    public record WarmUpOutcome(int iterations, long nanos, boolean steady) {
        public WarmUpOutcome {
            require(iterations >= 0 && nanos >= 0, "warm-up");
        }
    }

    /**
     * The measured window.
     *
     * @param iterations inferences measured; calls where one call is a batch
     * @param startNanos its start on the clock of {@code samples.csv}
     * @param nanos its length
     * @param due how many inferences were due in it by the load's schedule: frames or arrivals; as many as {@code iterations}
     *     where the load has no schedule
     * @param end why it ended
     */
    public record Window(int iterations, long startNanos, long nanos, int due, WindowEnd end) {
        public Window {
            require(iterations >= 0 && startNanos >= 0 && nanos >= 0 && due >= iterations, "window");
        }

        /** A window of a load without a schedule that made all it should. */
        public Window(int iterations, long startNanos, long nanos) {
            this(iterations, startNanos, nanos, iterations, WindowEnd.COMPLETE);
        }
    }

    /** Why a measured window ended. */
    public enum WindowEnd {
        /** All that the load asks for was done. */
        COMPLETE("complete"),
        /** Its longest time was over. */
        LONGEST("longest"),
        /** There was no room for further samples. */
        ROOM("room"),
        /** The device's temperature no longer changed. */
        EQUILIBRIUM("equilibrium");

        private final String text;

        WindowEnd(String text) {
            this.text = text;
        }

        /** How it is written in the file. */
        public String text() {
            return text;
        }
    }

    /**
     * The rests of the agent, as they were.
     *
     * @param before the one between warm-up and window
     * @param after the one after the window
     */
    public record IdleWindows(Rest before, Rest after) {}

    /**
     * A rest.
     *
     * @param startNanos its start on the clock of {@code samples.csv}
     * @param nanos its length
     */
    public record Rest(long startNanos, long nanos) {
        public Rest {
            require(startNanos >= 0 && nanos >= 0, "idle");
        }
    }

    /**
     * One moment on two clocks. With it, what others measured at the same time can be laid beside the samples.
     *
     * @param agentNanos on the clock of {@code samples.csv}
     * @param wallNanos on the device's wall clock, since 1970
     * @param errorNanos how far the two readings may lie apart
     */
    public record ClockPair(long agentNanos, long wallNanos, long errorNanos) {
        public ClockPair {
            require(agentNanos >= 0 && errorNanos >= 0, "clock");
        }
    }

    /**
     * One number with its unit and provenance, or the reason why there is none.
     *
     * @param value the number; NaN where it is unavailable
     * @param unit the symbol of an SI unit: {@code s}, {@code B}, {@code 1}, {@code count}, {@code Cel}, {@code W}
     * @param provenance {@code timer}, {@code counter}, {@code gauge} or {@code computed}
     * @param source the concrete source, such as a file of the kernel
     * @param unavailable why there is no number; null where there is one
     */
    public record Reading(
            double value,
            String unit,
            String provenance,
            String source,
            @Nullable String unavailable) {

        public Reading {
            require(unavailable == null ? Double.isFinite(value) : Double.isNaN(value), "reading in " + unit);
        }

        /** A number that is there. */
        public static Reading of(double value, String unit, String provenance, String source) {
            return new Reading(value, unit, provenance, source, null);
        }

        /** A number that is not there, and why. */
        public static Reading unavailable(String unit, String reason) {
            return new Reading(Double.NaN, unit, "", "", reason);
        }
    }

    /** Labelled inputs classified right, of how many. */
    public record AccuracyOutcome(int correct, int total) {
        public AccuracyOutcome {
            require(correct >= 0 && correct <= total, "accuracy");
        }
    }

    private static void require(boolean inRange, String what) {
        if (!inRange) {
            throw new IllegalArgumentException(what + ": a number out of range");
        }
    }
}
