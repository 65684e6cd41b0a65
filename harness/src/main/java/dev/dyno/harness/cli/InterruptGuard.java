package dev.dyno.harness.cli;

import dev.dyno.harness.run.StopSignal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into an orderly end: the run is told to stop, and Java's own shutdown waits until what there is
 * has been written. Java then ends with 128 + the signal by itself: 130 for Ctrl-C.
 */
final class InterruptGuard {
    /** Long enough to end a trial and to write a report; a user who wants out at once has SIGKILL. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread hook;

    private InterruptGuard(StopSignal stop, Console console) {
        hook = new Thread(
                () -> {
                    if (written.getCount() > 0) {
                        console.say("dyno: ending in order; finished trials are kept");
                        stop.give();
                        await();
                    }
                },
                "dyno-interrupt");
    }

    /** Watches from now until it is closed. */
    static InterruptGuard install(StopSignal stop, Console console) {
        InterruptGuard guard = new InterruptGuard(stop, console);
        Runtime.getRuntime().addShutdownHook(guard.hook);
        return guard;
    }

    private void await() {
        try {
            if (!written.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return; // a second shutdown reason than hanging for ever
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the watch; a shutdown that waits goes on. */
    void close() {
        written.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The shutdown has begun; the hook now returns.
        }
    }
}
