package dev.dyno.harness.virtual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what virtual devices do when they start. */
final class Patience {
    private static final Duration USUAL = Duration.ofSeconds(20);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private Patience() {}

    /** Something that will be so, or can be found out not to become so any more. */
    interface Condition {
        boolean holds() throws IOException;
    }

    /**
     * Waits until something is so.
     *
     * @throws IOException if it is not within 20 s
     */
    static void await(String who, Condition condition) throws IOException {
        await(who, USUAL, condition);
    }

    /**
     * Waits until something is so.
     *
     * @throws IOException if it is not within the limit
     */
    static void await(String who, Duration limit, Condition condition) throws IOException {
        long start = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - start > limit.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                throw new IOException(who + " did not start within " + limit.toSeconds() + " s");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** Whether a kernel's table of TCP sockets has one that listens (state 0A) at an address, or the end of one. */
    static boolean listens(Path table, String address) throws IOException {
        return Files.exists(table)
                && Files.readString(table).lines().anyMatch(line -> line.contains(address) && line.contains(" 0A "));
    }
}
