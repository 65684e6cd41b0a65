package dev.dyno.harness.device;

import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.TransientDeviceException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How many devices are sent files at once. More at once share the same cable, disk and processors: each then takes longer, and
 * this machine, where it is a device itself, measures the noise.
 */
public final class PushLimit {
    /** Enough to keep a cable busy while one of them is checking what has arrived. */
    public static final int DEFAULT = 2;

    private static final Duration LONGEST_WAIT = Duration.ofHours(2);

    private final Semaphore turns;

    /** A limit of so many at once, at least 1; first come, first served. */
    public PushLimit(int atOnce) {
        if (atOnce < 1) {
            throw new IllegalArgumentException("at least one device is sent files at once");
        }
        turns = new Semaphore(atOnce, true);
    }

    /**
     * Sends when it is the device's turn.
     *
     * @throws TransientDeviceException if the thread is interrupted while it waits, or its turn does not come
     */
    <T> T within(String device, Supplier<T> sending) {
        await(device);
        try {
            return sending.get();
        } finally {
            turns.release();
        }
    }

    private void await(String device) {
        try {
            if (!turns.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new TransientDeviceException(Details.of(
                        device, "its turn to be sent files did not come within " + LONGEST_WAIT.toHours() + " hours"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientDeviceException(
                    Details.of(device, "interrupted while it waited for its turn to be sent files"), e);
        }
    }
}
