package dev.dyno.agent.core;

import dev.dyno.agent.platform.Gauges;
import dev.dyno.agent.platform.Platform;
import dev.dyno.agent.platform.Probes;
import dev.dyno.agent.platform.ProcFs;
import dev.dyno.protocol.Heartbeat;
import dev.dyno.protocol.HeartbeatJson;
import dev.dyno.protocol.TelemetryCsv;
import dev.dyno.protocol.TrialFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread of its own that reads gauges and writes the heartbeat, so that the measuring thread does neither. It tells what
 * it costs.
 */
final class Telemetry implements AutoCloseable {
    private static final long HEARTBEAT_NANOS = 500_000_000L;
    private static final long MIN_SLEEP_NANOS = 1_000_000L;
    private static final int MAX_ROWS = 50_000;
    private static final long STOP_MILLIS = 5_000;
    private static final List<String> COLUMNS = Arrays.asList("rss_bytes", "cpu_hz", "temperature_c", "cpu_cap_share");

    private final Platform platform;
    private final ProcFs procFs;
    private final Gauges gauges;
    private final TrialFolder folder;
    private final String trialId;
    private final Progress progress;
    private final Thermometer thermometer;
    private final long originNanos;
    private final long intervalNanos;
    private final Watcher watcher;
    private final List<Long> times = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "dyno-telemetry");
    private volatile boolean stopped;
    private volatile long cpuNanos;

    /** Telemetry for one trial; {@link #start} sets it going. */
    Telemetry(
            Platform platform,
            ProcFs procFs,
            TrialFolder folder,
            String trialId,
            Progress progress,
            Thermometer thermometer,
            long originNanos,
            long intervalNanos,
            Watcher watcher) {
        this.platform = platform;
        this.procFs = procFs;
        this.gauges = platform.gauges();
        this.folder = folder;
        this.trialId = trialId;
        this.progress = progress;
        this.thermometer = thermometer;
        this.originNanos = originNanos;
        this.intervalNanos = intervalNanos;
        this.watcher = watcher;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
        watcher.start();
    }

    /** Processor time that the threads here have used up to their last readings, in nanoseconds, or unknown. */
    long cpuNanos() {
        long watching = watcher.cpuNanos();
        return cpuNanos == Platform.UNKNOWN || watching == Platform.UNKNOWN ? Platform.UNKNOWN : cpuNanos + watching;
    }

    /** Ends the thread, waiting for it within bounds. */
    @Override
    public void close() {
        stopped = true;
        watcher.close();
        LockSupport.unpark(thread);
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was read; only after {@link #close}. */
    TelemetryCsv.Table table() {
        List<String> columns = new ArrayList<>(COLUMNS);
        columns.addAll(gauges.columns());
        return new TelemetryCsv.Table(columns, times, rows);
    }

    private void run() {
        long nextBeat = platform.nanoTime();
        long nextRow = intervalNanos == 0 ? Long.MAX_VALUE : nextBeat;
        do {
            long now = platform.nanoTime();
            if (now - nextBeat >= 0) {
                beat(now);
                watcher.check();
                nextBeat = now + HEARTBEAT_NANOS;
            }
            if (intervalNanos > 0 && now - nextRow >= 0) {
                read(now);
                nextRow = now + intervalNanos;
            }
            cpuNanos = ownCpuNanos();
        } while (sleep(intervalNanos == 0 ? nextBeat : Math.min(nextBeat, nextRow)));
    }

    private long ownCpuNanos() {
        try {
            return procFs.threadCpuNanos();
        } catch (IOException e) {
            return Platform.UNKNOWN;
        }
    }

    /** Waits until a time, or a little less; false if the thread is to end. */
    private boolean sleep(long untilNanos) {
        if (!stopped) {
            LockSupport.parkNanos(this, Math.max(MIN_SLEEP_NANOS, untilNanos - platform.nanoTime()));
        }
        return !stopped;
    }

    private void beat(long now) {
        Heartbeat heartbeat = new Heartbeat(
                trialId, platform.pid(), progress.phase(), progress.iterations(), Math.max(0, now - originNanos));
        try {
            folder.replace(TrialFiles.HEARTBEAT, HeartbeatJson.write(heartbeat), false);
        } catch (IOException e) {
            // A full or vanished disk shows when the result is written; a missed beat alone must not end a trial.
        }
    }

    private void read(long now) {
        if (rows.size() == MAX_ROWS) {
            return;
        }
        double[] more = gauges.row();
        double[] row = new double[COLUMNS.size() + more.length];
        row[0] = Probes.valueOrNaN(procFs::residentBytes);
        row[1] = Probes.valueOrNaN(procFs::frequencyHertz);
        row[2] = Probes.valueOrNaN(procFs::celsius);
        row[3] = Probes.valueOrNaN(procFs::frequencyCapShare);
        thermometer.read(now, row[2]);
        System.arraycopy(more, 0, row, COLUMNS.size(), more.length);
        times.add(Math.max(0, now - originNanos));
        rows.add(row);
    }
}
