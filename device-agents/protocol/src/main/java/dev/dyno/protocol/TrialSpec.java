package dev.dyno.protocol;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an agent is asked to do: one trial.
 *
 * @param protocol the protocol's version, {@link #PROTOCOL}
 * @param trialId the trial's identity, repeated in every answer
 * @param modelPath the model file on the device
 * @param runtime the inference runtime's name
 * @param provider the execution provider or delegate
 * @param threads intra-operator threads, at least 1
 * @param options further options of the runtime
 * @param inputs what the model is fed
 * @param accuracy labelled inputs to score after the measured window; null for none
 * @param warmUp when the warm-up ends
 * @param load how inferences follow each other
 * @param telemetryIntervalNanos time between two readings of the telemetry; 0 turns it off
 * @param keepOutputs whether the outputs for the first input are written to {@code outputs.npy}
 */
public record TrialSpec(
        int protocol,
        String trialId,
        String modelPath,
        String runtime,
        String provider,
        int threads,
        Map<String, String> options,
        Inputs inputs,
        @Nullable Accuracy accuracy,
        WarmUp warmUp,
        Load load,
        long telemetryIntervalNanos,
        boolean keepOutputs) {

    /** The version of the protocol that this code speaks. An agent refuses any other. */
    public static final int PROTOCOL = 2;

    public TrialSpec {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: at least 1, not " + threads);
        }
        if (telemetryIntervalNanos < 0) {
            throw new IllegalArgumentException("telemetry interval: not negative");
        }
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /** What the model is fed. */
    public sealed interface Inputs {
        /**
         * Values drawn from a seeded generator: floats uniform in [0, 1), integers uniform over their type's range (token
         * types: over 0 to 99).
         */
        record Random(long seed) implements Inputs {}

        /** Tensor files on the device, one per model input, in the model's order; see {@link NpyFile}. */
        record Files(List<String> paths) implements Inputs {
            public Files {
                paths = List.copyOf(paths);
            }
        }
    }

    /**
     * Labelled inputs, for accuracy.
     *
     * @param inputsPath tensor file whose first axis counts the examples
     * @param labelsPath tensor file of as many integer labels
     */
    public record Accuracy(String inputsPath, String labelsPath) {}

    /**
     * When the warm-up ends: once a fast and a slow moving average of the latency agree, within bounds.
     *
     * @param minIterations at least this many inferences
     * @param minNanos at least this long
     * @param maxNanos at most this long, steady or not
     * @param tolerance how far the two averages may differ, as a share of the slow one
     * @param agreeingIterations for how many inferences in a row they must agree
     */
    public record WarmUp(int minIterations, long minNanos, long maxNanos, double tolerance, int agreeingIterations) {
        /** Moving averages with weights 0.1 and 0.005 within 4 % for 40 inferences; 30 inferences and 0.25 s to 8 s. */
        public static final WarmUp DEFAULT = new WarmUp(30, 250_000_000L, 8_000_000_000L, 0.04, 40);

        public WarmUp {
            if (minIterations < 0
                    || minNanos < 0
                    || maxNanos < minNanos
                    || agreeingIterations < 0
                    || !(tolerance > 0)) {
                throw new IllegalArgumentException("warm-up bounds out of order");
            }
        }
    }
}
