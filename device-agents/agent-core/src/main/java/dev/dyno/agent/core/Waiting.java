package dev.dyno.agent.core;

import dev.dyno.agent.platform.Platform;
import dev.dyno.protocol.Readings;
import dev.dyno.protocol.TrialResult.Reading;
import java.util.Map;
import java.util.TreeMap;

/**
 * Waits for a moment precisely: a parked thread is woken late, by the kernel's timer slack and the way back onto a processor, so
 * the last part of the wait is spent looking at the clock. What that costs, and how late it was nevertheless, is counted.
 */
final class Waiting {
    /** An idle Linux device wakes a thread 50 to 150 us late; what is later than this shows as lateness. */
    static final long SPIN_NANOS = 200_000;

    private final Platform platform;
    private long waits;
    private long spunNanos;
    private double lateSum;
    private long latest;

    Waiting(Platform platform) {
        this.platform = platform;
    }

    /** Returns at a moment of the platform's clock, or at once if it is past; only in the former case it can be late. */
    void until(long moment) {
        long now = platform.nanoTime();
        if (now - moment >= 0) {
            return;
        }
        for (long left = moment - now; left > SPIN_NANOS; left = moment - now) {
            platform.sleep(left - SPIN_NANOS);
            now = platform.nanoTime();
        }
        long spinning = now;
        while (now - moment < 0) {
            now = platform.nanoTime(); // Thread.onSpinWait is not on every platform
        }
        spunNanos += now - spinning;
        waits++;
        lateSum += now - moment;
        latest = Math.max(latest, now - moment);
    }

    /** Rests at least until a moment of the platform's clock, without spending anything on being on time; tells when it is. */
    long rest(long until) {
        long now = platform.nanoTime();
        while (now - until < 0) {
            platform.sleep(until - now);
            now = platform.nanoTime();
        }
        return now;
    }

    /** How well it waited over a window of some length; empty if it never waited for a moment. */
    Map<String, Reading> readings(long windowNanos) {
        Map<String, Reading> readings = new TreeMap<>();
        if (waits > 0 && windowNanos > 0) {
            String clock = "clock around " + waits + " waits";
            readings.put(Readings.WAIT_LATENESS_MEAN, Reading.of(1e-9 * lateSum / waits, "s", "timer", clock));
            readings.put(Readings.WAIT_LATENESS_MAX, Reading.of(1e-9 * latest, "s", "timer", clock));
            readings.put(
                    Readings.WAIT_SPIN_SHARE, Reading.of((double) spunNanos / windowNanos, "1", "computed", clock));
        }
        return readings;
    }
}
