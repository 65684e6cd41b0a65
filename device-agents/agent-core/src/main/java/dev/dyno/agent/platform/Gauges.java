package dev.dyno.agent.platform;

import dev.dyno.protocol.TrialResult.Reading;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What a platform tells of the device beyond the kernel's files. Asked by the telemetry's thread for its rows, and by the
 * measuring thread right before and right after the window; never within it.
 */
public interface Gauges {
    /** The gauges of a platform that has none. */
    Gauges NONE = new Gauges() {};

    /** Columns of the telemetry, each with its unit in its name; always the same. */
    default List<String> columns() {
        return Collections.emptyList();
    }

    /** The present value of each column, NaN where there is none. */
    default double[] row() {
        return new double[0];
    }

    /** The window is about to begin. */
    default void windowBegins() {}

    /**
     * The window has ended.
     *
     * @return readings by name; one that the kernel's files also gave is kept only where theirs is unavailable
     */
    default Map<String, Reading> windowEnds() {
        return Collections.emptyMap();
    }
}
