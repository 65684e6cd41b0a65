package dev.dyno.agent.platform;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** What only the virtual machine below knows. None of the methods allocates in the steady state. */
public interface Platform {
    /** The answer of a platform that does not tell. */
    long UNKNOWN = -1;

    /** A monotonic clock in nanoseconds, with any origin. */
    long nanoTime();

    /** The device's wall clock in nanoseconds since 1970. */
    default long wallNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    /** Sleeps for so long, or a little less or more. */
    default void sleep(long nanos) {
        LockSupport.parkNanos(nanos);
    }

    /** Time from the process's launch to now in nanoseconds, or {@link #UNKNOWN}. */
    long sinceLaunchNanos();

    /** This process's number. */
    long pid();

    /** Processor time of all threads so far in nanoseconds, or {@link #UNKNOWN}. */
    long processCpuNanos();

    /** Managed bytes that the calling thread has allocated so far, or {@link #UNKNOWN}. */
    long threadAllocatedBytes();

    /** What is known of the virtual machine, by name. */
    Map<String, String> facts();

    /**
     * Asks the system to keep the calling thread's work in time.
     *
     * @param targetNanos how long a piece of work should take at most
     * @throws UnsupportedOperationException if it takes no such hints; the message says why, for people
     */
    default WorkHint workHint(long targetNanos) {
        throw new UnsupportedOperationException("this platform takes no performance hints");
    }

    /** What it tells of the device beyond the kernel's files; the same object each time. */
    default Gauges gauges() {
        return Gauges.NONE;
    }
}
