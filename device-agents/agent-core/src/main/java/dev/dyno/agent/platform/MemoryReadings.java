package dev.dyno.agent.platform;

import dev.dyno.protocol.Readings;
import dev.dyno.protocol.TrialResult.Reading;
import java.util.Map;
import java.util.TreeMap;

/** Memory of this process at the moments that matter: empty, loaded, steady, and at the end. */
public final class MemoryReadings {
    private static final String STATUS = "/proc/self/status";
    private static final String ROLLUP = "/proc/self/smaps_rollup";
    private static final String GAUGE = "gauge";
    private static final String BYTES = "B";

    private final ProcFs procFs;
    private final Map<String, Reading> readings = new TreeMap<>();

    /** Memory as the kernel's files tell it. */
    public MemoryReadings(ProcFs procFs) {
        this.procFs = procFs;
    }

    /** Before any runtime is loaded. */
    public void empty() {
        readings.put(Readings.MEMORY_EMPTY_PSS, proportional());
    }

    /** At any moment; only the largest proportional memory is kept. */
    public void sample() {
        keepPeak(proportional());
    }

    /** Right after the window. */
    public void steady() {
        readings.put(
                Readings.MEMORY_STEADY_RSS, Probes.reading(BYTES, GAUGE, STATUS + " VmRSS", procFs::residentBytes));
        Reading proportional = proportional();
        readings.put(Readings.MEMORY_STEADY_PSS, proportional);
        keepPeak(proportional);
    }

    /** Once nothing more is measured; of several calls the first counts. */
    public void peak() {
        if (!readings.containsKey(Readings.MEMORY_PEAK_RSS)) {
            readings.put(
                    Readings.MEMORY_PEAK_RSS,
                    Probes.reading(BYTES, GAUGE, STATUS + " VmHWM", procFs::peakResidentBytes));
        }
    }

    /** What was read so far. */
    public Map<String, Reading> readings() {
        return readings;
    }

    private Reading proportional() {
        return Probes.reading(BYTES, GAUGE, ROLLUP + " Pss", procFs::proportionalBytes);
    }

    private void keepPeak(Reading reading) {
        Reading before = readings.get(Readings.MEMORY_PEAK_PSS);
        if (before == null || before.unavailable() != null || reading.value() > before.value()) {
            readings.put(Readings.MEMORY_PEAK_PSS, reading);
        }
    }
}
