package dev.dyno.agent.core;

import dev.dyno.agent.platform.Platform;
import dev.dyno.agent.platform.Probes;
import dev.dyno.agent.platform.ProcFs;
import dev.dyno.protocol.TrialSpec.Watch;
import dev.dyno.protocol.WatchCsv;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads the watches one after the other, at their pace, on a thread of its own. One that hangs holds up that thread only: {@link
 * #check} then sets another to work, which leaves the hanging one out until it has answered.
 */
final class Watcher implements AutoCloseable {
    /** All texts of a trial together. */
    private static final long MOST_BYTES = 16L << 20;

    /** How long the other watches wait for one. */
    static final long PATIENCE_NANOS = 1_000_000_000L;

    /** How long a program may take. */
    static final long COMMAND_NANOS = 5_000_000_000L;

    private static final long STOP_MILLIS = 2_000;

    private final Platform platform;
    private final ProcFs procFs;
    private final long intervalNanos;
    private final List<Slot> slots = new ArrayList<>();
    private final WatchLog log;
    private volatile boolean stopped;
    private volatile @Nullable Reader reader;
    private final AtomicLong retiredCpuNanos = new AtomicLong();

    /** A watcher of these watches; {@link #start} sets it going. */
    Watcher(Platform platform, ProcFs procFs, long originNanos, List<Watch> watches, long intervalNanos) {
        this.platform = platform;
        this.procFs = procFs;
        this.intervalNanos = intervalNanos;
        this.log = new WatchLog(originNanos, MOST_BYTES);
        watches.forEach(watch -> slots.add(new Slot(watch.name(), WatchedSource.of(watch))));
    }

    void start() {
        if (!slots.isEmpty()) {
            setToWork();
        }
    }

    private void setToWork() {
        Reader next = new Reader();
        reader = next;
        next.thread.setDaemon(true);
        next.thread.start();
    }

    /** Looks whether a reading hangs; to be called now and then, from one thread. */
    void check() {
        Reader current = reader;
        if (current == null || stopped) {
            return;
        }
        long now = platform.nanoTime();
        Slot hanging = current.reading;
        if (hanging != null && hanging.busyNanos(now) > PATIENCE_NANOS) {
            log.failed(hanging.name, hanging.since(), now, "it has not answered for a second");
            retiredCpuNanos.addAndGet(current.cpuNanos);
            setToWork();
        }
        for (Slot slot : slots) {
            if (slot.busyNanos(now) > COMMAND_NANOS) {
                slot.source.abandon();
            }
        }
    }

    /** Processor time that reading has taken on the threads here, in nanoseconds, or unknown. */
    long cpuNanos() {
        Reader current = reader;
        if (current == null) {
            return 0;
        }
        return current.cpuNanos == Platform.UNKNOWN ? Platform.UNKNOWN : retiredCpuNanos.get() + current.cpuNanos;
    }

    /** Ends the reading, waiting for it within bounds; a program that still runs is ended. */
    @Override
    public void close() {
        stopped = true;
        slots.forEach(slot -> slot.source.close());
        Reader last = reader;
        if (last != null) {
            LockSupport.unpark(last.thread);
            try {
                last.thread.join(STOP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What was read, in order of time; only after {@link #close}. */
    List<WatchCsv.Row> rows() {
        return log.rows();
    }

    private void read(Slot slot) {
        long start = slot.since();
        try {
            byte[] text = slot.source.read();
            if (!stopped) {
                log.said(slot.name, start, platform.nanoTime(), text);
            }
        } catch (IOException e) {
            failed(slot, start, Probes.problem(e));
        } catch (RuntimeException e) {
            failed(slot, start, e.toString()); // such as a path that no file system has
        }
    }

    private void failed(Slot slot, long start, String problem) {
        if (!stopped) {
            log.failed(slot.name, start, platform.nanoTime(), problem);
        }
    }

    /** A watch, and since when it is being read. */
    private static final class Slot {
        final String name;
        final WatchedSource source;
        private boolean busy;
        private long sinceNanos;

        Slot(String name, WatchedSource source) {
            this.name = name;
            this.source = source;
        }

        synchronized boolean claim(long now) {
            boolean free = !busy;
            if (free) {
                busy = true;
                sinceNanos = now;
            }
            return free;
        }

        synchronized void release() {
            busy = false;
        }

        synchronized long since() {
            return sinceNanos;
        }

        synchronized long busyNanos(long now) {
            return busy ? now - sinceNanos : 0;
        }
    }

    /** One thread's work; over once another has been set to it. */
    private final class Reader implements Runnable {
        final Thread thread = new Thread(this, "dyno-watch");
        volatile @Nullable Slot reading;
        volatile long cpuNanos;

        @Override
        public void run() {
            long next = platform.nanoTime();
            while (!stopped && reader == this) {
                long now = platform.nanoTime();
                if (now - next >= 0) {
                    round();
                    cpuNanos = ownCpuNanos();
                    // What a slow round has missed is not made up for.
                    next = Math.max(next + intervalNanos, platform.nanoTime());
                } else {
                    LockSupport.parkNanos(this, next - now);
                }
            }
        }

        private void round() {
            for (Slot slot : slots) {
                if (stopped || reader != this) {
                    return;
                }
                if (slot.claim(platform.nanoTime())) {
                    reading = slot;
                    read(slot);
                    reading = null;
                    slot.release();
                }
            }
        }

        private long ownCpuNanos() {
            try {
                return procFs.threadCpuNanos();
            } catch (IOException e) {
                return Platform.UNKNOWN;
            }
        }
    }
}
