package dev.dyno.agent.engine;

import dev.dyno.protocol.Readings;
import dev.dyno.protocol.TrialResult.Reading;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the runtime executes a model's nodes. A runtime falls back in silence to its own kernels for the processor where a delegate or
 * execution provider does not take a node, which costs the time that the accelerator was to save.
 */
public final class NodePlacement {
    private static final String SHARE = "1";
    private static final String COUNT = "count";

    private final Map<String, Reading> readings;

    private NodePlacement(Map<String, Reading> readings) {
        this.readings = readings;
    }

    /**
     * Counted by the runtime.
     *
     * @param delegated how many of the model's nodes a delegate or provider took
     * @param fallback how many the runtime's own kernels execute; both are not negative, and not both 0
     * @param partitions in how many pieces those that were taken are executed
     * @param source what tells so
     */
    public static NodePlacement counted(int delegated, int fallback, int partitions, String source) {
        Map<String, Reading> readings = new TreeMap<>();
        double share = (double) delegated / (delegated + fallback);
        readings.put(Readings.ACCELERATOR_NODE_SHARE, Reading.of(share, SHARE, "computed", source));
        readings.put(Readings.ACCELERATOR_FALLBACK_NODES, Reading.of(fallback, COUNT, "counter", source));
        readings.put(Readings.ACCELERATOR_PARTITIONS, Reading.of(partitions, COUNT, "counter", source));
        return new NodePlacement(readings);
    }

    /**
     * All on the processor, because nothing else was asked for.
     *
     * @param source how that is known
     */
    public static NodePlacement processorOnly(String source) {
        Map<String, Reading> readings =
                new TreeMap<>(untold("the runtime does not tell how many nodes the model has").readings);
        readings.put(Readings.ACCELERATOR_NODE_SHARE, Reading.of(0, SHARE, "computed", source));
        readings.put(Readings.ACCELERATOR_PARTITIONS, Reading.of(0, COUNT, "computed", source));
        return new NodePlacement(readings);
    }

    /** Unknown, and why. */
    public static NodePlacement untold(String reason) {
        Map<String, Reading> readings = new TreeMap<>();
        readings.put(Readings.ACCELERATOR_NODE_SHARE, Reading.unavailable(SHARE, reason));
        readings.put(Readings.ACCELERATOR_FALLBACK_NODES, Reading.unavailable(COUNT, reason));
        readings.put(Readings.ACCELERATOR_PARTITIONS, Reading.unavailable(COUNT, reason));
        return new NodePlacement(readings);
    }

    /** As the trial's result has it. */
    public Map<String, Reading> readings() {
        return new TreeMap<>(readings);
    }
}
