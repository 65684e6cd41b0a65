package dev.dyno.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * @param idle rests beside the measured window, for the power of the device at rest; null for none
 * @param telemetryIntervalNanos time between two readings of the telemetry; 0 turns it off
 * @param watches what is read again and again during the trial, at most {@link #MOST_WATCHES}, each name once
 * @param watchIntervalNanos time between two readings of the watches; positive if there are any
 * @param keepOutputs whether the outputs for the first input are written to {@code outputs.npy}
 * @param starts whether a warm start and one from a compilation cache are measured after the window
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
        @Nullable Idle idle,
        long telemetryIntervalNanos,
        List<Watch> watches,
        long watchIntervalNanos,
        boolean keepOutputs,
        boolean starts) {

    /** The version of the protocol that this code speaks. An agent refuses any other. */
    public static final int PROTOCOL = 2;

    /** More watches than this a trial does not have. */
    public static final int MOST_WATCHES = 32;

    public TrialSpec {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: at least 1, not " + threads);
        }
        if (telemetryIntervalNanos < 0) {
            throw new IllegalArgumentException("telemetry interval: not negative");
        }
        options = Collections.unmodifiableMap(new TreeMap<>(options));
        watches = Collections.unmodifiableList(new ArrayList<>(watches));
        requireReadable(watches, watchIntervalNanos);
    }

    /** A trial that neither rests nor watches anything, and starts once. */
    public TrialSpec(
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
        this(
                protocol,
                trialId,
                modelPath,
                runtime,
                provider,
                threads,
                options,
                inputs,
                accuracy,
                warmUp,
                load,
                null,
                telemetryIntervalNanos,
                Collections.emptyList(),
                0,
                keepOutputs,
                false);
    }

    private static void requireReadable(List<Watch> watches, long intervalNanos) {
        Set<String> names = new HashSet<>();
        for (Watch watch : watches) {
            if (!names.add(watch.name())) {
                throw new IllegalArgumentException("watches: '" + watch.name() + "' stands twice");
            }
        }
        if (watches.size() > MOST_WATCHES) {
            throw new IllegalArgumentException("watches: at most " + MOST_WATCHES + ", not " + watches.size());
        }
        if (intervalNanos < 0 || (intervalNanos == 0 && !watches.isEmpty())) {
            throw new IllegalArgumentException("watch interval: positive where there are watches");
        }
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

    /**
     * Rests of the agent with the model loaded: one after the warm-up, one after the measured window.
     *
     * @param beforeNanos how long the first lasts, not negative
     * @param afterNanos how long the second lasts, not negative
     */
    public record Idle(long beforeNanos, long afterNanos) {
        public Idle {
            if (beforeNanos < 0 || afterNanos < 0) {
                throw new IllegalArgumentException("idle: not negative");
            }
        }
    }

    /** Something that is read again and again during a trial. The agent keeps its texts and understands none of them. */
    public sealed interface Watch {
        /** Under which name its readings are kept: letters, digits, dots, dashes, underscores and slashes. */
        String name();

        /** A file, of which the first 4 KiB are read. */
        record File(String name, String path) implements Watch {
            public File {
                requireName(name);
                if (!path.startsWith("/")) {
                    throw new IllegalArgumentException("watches: '" + path + "' is no absolute path");
                }
            }
        }

        /** A program, of whose output the first 4 KiB are kept; it is ended if it takes too long. */
        record Command(String name, List<String> argv) implements Watch {
            public Command {
                requireName(name);
                argv = Collections.unmodifiableList(new ArrayList<>(argv));
                if (argv.isEmpty()) {
                    throw new IllegalArgumentException("watches: '" + name + "' names no program");
                }
            }
        }

        private static void requireName(String name) {
            if (!name.matches("[A-Za-z0-9._/-]{1,100}")) {
                throw new IllegalArgumentException("watches: '" + name + "' is no name of a watch");
            }
        }
    }
}
