package dev.dyno.agent.platform;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** A platform whose clock and counters stand still until a test moves them. */
public final class FakePlatform implements Platform {
    private final AtomicLong clock = new AtomicLong(1_000);
    public volatile long processCpuNanos;
    public volatile long allocatedBytes;
    /** How much later than asked a rest ends. */
    public volatile long oversleepNanos;

    public volatile Gauges gauges = Gauges.NONE;
    /** What happens while it sleeps. */
    public volatile Runnable asleep = () -> {};

    /** How it takes performance hints, by target; refused as by any platform that takes none. */
    public volatile LongFunction<WorkHint> hints = Platform.super::workHint;

    /** Moves the clock. */
    public void advance(long nanos) {
        clock.addAndGet(nanos);
    }

    /** How much the clock moves by itself when it is read; a wait that looks at it needs that. */
    public volatile long tickNanos;

    @Override
    public long nanoTime() {
        return clock.getAndAdd(tickNanos);
    }

    @Override
    public long wallNanos() {
        return 1_000_000_000_000L + clock.get();
    }

    @Override
    public void sleep(long nanos) {
        asleep.run();
        advance(nanos + oversleepNanos);
    }

    @Override
    public long sinceLaunchNanos() {
        return 77;
    }

    @Override
    public long pid() {
        return 4711;
    }

    @Override
    public long processCpuNanos() {
        return processCpuNanos;
    }

    @Override
    public long threadAllocatedBytes() {
        return allocatedBytes;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("agent.vm", "fake");
    }

    @Override
    public WorkHint workHint(long targetNanos) {
        return hints.apply(targetNanos);
    }

    @Override
    public Gauges gauges() {
        return gauges;
    }
}
