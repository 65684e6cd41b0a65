package dev.dyno.harness.simulated;

import dev.dyno.protocol.ResultJson;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is on a simulated device: its trials, each with the moment at which it ends. */
final class SimulatedMachine {
    /** Few, and far apart enough to be plausible. */
    private static final int ITERATIONS = 20;

    private static final long LATENCY_NANOS = 1_000;

    private final String name;
    private final Behaviour behaviour;
    /** By folder: when they are over, by {@link System#nanoTime}. */
    private final Map<String, Long> ends = new ConcurrentHashMap<>();

    SimulatedMachine(String name, Behaviour behaviour) {
        this.name = name;
        this.behaviour = behaviour;
    }

    String name() {
        return name;
    }

    int trials() {
        return ends.size();
    }

    void launch(String folder) {
        ends.put(
                folder, System.nanoTime() + behaviour.takes(name, trial(folder)).toNanos());
    }

    boolean has(String folder) {
        return ends.containsKey(folder);
    }

    /** How long a trial will still take; nothing or less if it is over, as is one that is not there. */
    Duration left(String folder) {
        @Nullable Long end = ends.get(folder);
        return end == null ? Duration.ZERO : Duration.ofNanos(end - System.nanoTime());
    }

    void remove(String folder) {
        ends.remove(folder);
    }

    void clear() {
        ends.clear();
    }

    /** A file that an ended trial left; null if there is none of the name. */
    byte @Nullable [] file(String folder, String file) {
        if (!has(folder) || !left(folder).isNegative()) {
            return null;
        }
        return switch (file) {
            case TrialFiles.RESULT -> ResultJson.write(result(trial(folder)));
            case TrialFiles.SAMPLES -> samples();
            default -> null;
        };
    }

    private static String trial(String folder) {
        return folder.substring(folder.lastIndexOf('/') + 1);
    }

    private static byte[] samples() {
        StringBuilder text = new StringBuilder("phase,iteration,start_ns,latency_ns\n");
        for (int i = 0; i < ITERATIONS; i++) {
            text.append("measure,").append(i).append(',');
            text.append(2L * i * LATENCY_NANOS)
                    .append(',')
                    .append(LATENCY_NANOS + i)
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static TrialResult result(String trial) {
        return new TrialResult(
                TrialSpec.PROTOCOL,
                trial,
                new TrialResult.Outcome.Completed(),
                new TrialResult.ColdStart(1, 1, 1, 1),
                new TrialResult.WarmUpOutcome(0, 0, true),
                new TrialResult.Window(ITERATIONS, 0, 2L * ITERATIONS * LATENCY_NANOS),
                Map.of(),
                Map.of(),
                null,
                List.of());
    }
}
