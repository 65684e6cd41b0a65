package dev.dyno.agent.web;

import dev.dyno.protocol.Readings;
import dev.dyno.protocol.TrialResult.Reading;
import java.util.Map;
import java.util.TreeMap;

/** What a page cannot tell, each with its reason. */
final class MissingReadings {
    private static final String MEMORY =
            "a browser does not tell a page how much memory its process takes; see the fact page.wasm_memory_bytes";
    private static final String PROCESSOR = "a browser does not tell a page how much processor time it uses";

    private static final Map<String, Reading> REASONS = Map.of(
            Readings.MEMORY_PEAK_RSS, Reading.unavailable("B", MEMORY),
            Readings.MEMORY_STEADY_RSS, Reading.unavailable("B", MEMORY),
            Readings.MEMORY_STEADY_PSS, Reading.unavailable("B", MEMORY),
            Readings.MEMORY_PEAK_PSS, Reading.unavailable("B", MEMORY),
            Readings.ALLOCATED_BYTES, Reading.unavailable("B", "a browser does not count what a page allocates"),
            Readings.CPU_TIME, Reading.unavailable("s", PROCESSOR),
            Readings.CPU_FOREIGN_SHARE, Reading.unavailable("1", PROCESSOR),
            Readings.CONTEXT_SWITCHES, Reading.unavailable("count", PROCESSOR));

    private MissingReadings() {}

    /** Those that the page gave, and why there are no others. */
    static Map<String, Reading> with(Map<String, Reading> given) {
        Map<String, Reading> all = new TreeMap<>(REASONS);
        all.putAll(given);
        return all;
    }
}
