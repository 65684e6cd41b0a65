package dev.dyno.agent.android;

import android.os.Debug;
import dev.dyno.protocol.TrialResult.Reading;
import java.util.Map;
import java.util.TreeMap;

/** What this process's memory is used for, by Android's own account. */
final class AndroidMemory {
    private static final double KIBIBYTE = 1024;

    private AndroidMemory() {}

    /** Proportional memory, all of it and its three largest parts. Costs some milliseconds. */
    static Map<String, Reading> readings() {
        Debug.MemoryInfo memory = new Debug.MemoryInfo();
        Debug.getMemoryInfo(memory);
        Map<String, Reading> readings = new TreeMap<>();
        readings.put("memory.total_pss", reading(String.valueOf(memory.getTotalPss()), "total"));
        readings.put("memory.java_heap", reading(memory.getMemoryStat("summary.java-heap"), "Java heap"));
        readings.put("memory.native_heap", reading(memory.getMemoryStat("summary.native-heap"), "native heap"));
        readings.put("memory.graphics", reading(memory.getMemoryStat("summary.graphics"), "graphics"));
        return readings;
    }

    /** Zero means that the device does not account for it. */
    private static Reading reading(String kibibytes, String part) {
        double bytes = kibibytes.matches("[0-9]{1,12}") ? Long.parseLong(kibibytes) * KIBIBYTE : 0;
        return bytes == 0
                ? Reading.unavailable("B", "the device does not account for this part: " + part)
                : Reading.of(bytes, "B", "gauge", "Debug.MemoryInfo, " + part);
    }
}
