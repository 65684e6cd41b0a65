package dev.dyno.agent.platform;

import dev.dyno.protocol.Readings;
import dev.dyno.protocol.TrialResult.Reading;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Counters read right before and right after the measured window; their differences are the window's readings. */
public final class WindowCounters {
    private static final String COUNTER = "counter";

    /** Linux tells programs its times in hundredths of a second on every architecture, whatever its own tick is. */
    private static final double TICK_NANOS = 10_000_000;

    private final Platform platform;
    private final ProcFs procFs;
    private final Map<String, Reading> readings = new TreeMap<>();

    private long startNanos;
    private long cpuNanos;
    private long telemetryNanos;
    private long switches;
    private ProcFs.CpuTicks ticks = new ProcFs.CpuTicks(0, 0);
    private String switchesProblem = "";
    private String ticksProblem = "";
    private long microjoules;
    private String energyProblem = "";
    private long allocated;

    /** Counters of this process on this device. */
    public WindowCounters(Platform platform, ProcFs procFs) {
        this.platform = platform;
        this.procFs = procFs;
    }

    /**
     * Reads the counters before the window. What costs least comes last.
     *
     * @param telemetryCpuNanos processor time of the telemetry so far
     */
    public void begin(long telemetryCpuNanos) {
        platform.gauges().windowBegins();
        try {
            switches = procFs.contextSwitches();
        } catch (IOException e) {
            switchesProblem = problem(e);
        }
        try {
            ticks = procFs.cpuTicks();
        } catch (IOException e) {
            ticksProblem = problem(e);
        }
        try {
            microjoules = procFs.packageMicrojoules();
        } catch (IOException e) {
            energyProblem = problem(e);
        }
        telemetryNanos = telemetryCpuNanos;
        cpuNanos = platform.processCpuNanos();
        startNanos = platform.nanoTime();
        allocated = platform.threadAllocatedBytes();
    }

    /**
     * Reads them again after the window, in the opposite order.
     *
     * @param telemetryCpuNanos processor time of the telemetry so far
     * @return the readings of the window
     */
    public Map<String, Reading> end(long telemetryCpuNanos) {
        long allocatedNow = platform.threadAllocatedBytes();
        long nanos = Math.max(1, platform.nanoTime() - startNanos);
        long cpuNow = platform.processCpuNanos();
        readings.put(
                Readings.ALLOCATED_BYTES,
                difference(allocatedNow, allocated, 1, "B", "the virtual machine's count for the measuring thread"));
        readings.put(Readings.CPU_TIME, difference(cpuNow, cpuNanos, 1e-9, "s", "the process's processor time"));
        readings.put(Readings.TELEMETRY_CPU_SHARE, telemetryShare(telemetryCpuNanos, nanos));
        readings.put(Readings.CPU_FOREIGN_SHARE, foreignShare(cpuNow));
        readings.put(Readings.CONTEXT_SWITCHES, switchesReading());
        readings.put(Readings.POWER, power(nanos));
        readings.put(
                Readings.TEMPERATURE,
                Probes.reading("Cel", "gauge", "/sys/class/thermal/thermal_zone*/temp", procFs::celsius));
        platform.gauges().windowEnds().forEach(this::keepIfNew);
        return readings;
    }

    private void keepIfNew(String name, Reading reading) {
        Reading known = readings.get(name);
        if (known == null || known.unavailable() != null) {
            readings.put(name, reading);
        }
    }

    private static Reading difference(long now, long before, double scale, String unit, String source) {
        return now == Platform.UNKNOWN || before == Platform.UNKNOWN
                ? Reading.unavailable(unit, "this platform does not tell " + source)
                : Reading.of((now - before) * scale, unit, COUNTER, source);
    }

    private Reading telemetryShare(long telemetryNow, long nanos) {
        return telemetryNow == Platform.UNKNOWN || telemetryNanos == Platform.UNKNOWN
                ? Reading.unavailable("1", "this platform does not tell a thread's processor time")
                : Reading.of(
                        (double) (telemetryNow - telemetryNanos) / nanos,
                        "1",
                        "computed",
                        "processor time of the telemetry thread over the window");
    }

    /** What the device's processors did beyond this process, as a share of all they could do. */
    private Reading foreignShare(long cpuNow) {
        if (!ticksProblem.isEmpty()) {
            return Reading.unavailable("1", ticksProblem);
        }
        try {
            ProcFs.CpuTicks now = procFs.cpuTicks();
            long total = now.total() - ticks.total();
            if (cpuNow == Platform.UNKNOWN || cpuNanos == Platform.UNKNOWN || total <= 0) {
                return Reading.unavailable(
                        "1", "the window is shorter than the kernel's tick, or the time is not told");
            }
            double foreign = (now.busy() - ticks.busy()) - (cpuNow - cpuNanos) / TICK_NANOS;
            double share = Math.min(1, Math.max(0, foreign / total));
            return Reading.of(share, "1", "computed", "/proc/stat less this process's processor time");
        } catch (IOException e) {
            return Reading.unavailable("1", problem(e));
        }
    }

    private Reading switchesReading() {
        if (!switchesProblem.isEmpty()) {
            return Reading.unavailable("count", switchesProblem);
        }
        try {
            // a thread that ended took its count with it
            long count = Math.max(0, procFs.contextSwitches() - switches);
            return Reading.of((double) count, "count", COUNTER, "/proc/self/task/*/status");
        } catch (IOException e) {
            return Reading.unavailable("count", problem(e));
        }
    }

    private Reading power(long nanos) {
        if (!energyProblem.isEmpty()) {
            return Reading.unavailable("W", energyProblem);
        }
        try {
            double used = procFs.packageMicrojoules() - microjoules;
            return used < 0
                    ? Reading.unavailable("W", "the energy counter wrapped around in the window")
                    : Reading.of(used * 1e3 / nanos, "W", COUNTER, "intel-rapl:0 energy_uj over the window");
        } catch (IOException e) {
            return Reading.unavailable("W", problem(e));
        }
    }

    private static String problem(IOException e) {
        return Probes.problem(e);
    }
}
