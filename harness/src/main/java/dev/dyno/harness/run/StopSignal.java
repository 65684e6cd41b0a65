package dev.dyno.harness.run;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A wish to end a run early and in order: the trial in flight is given up, everything finished is kept. Given from any
 * thread, for example on Ctrl-C.
 */
public final class StopSignal {
    private @Nullable Thread runner;
    private boolean given;

    /** Gives the signal. The run notices at once, also in the middle of a wait. */
    public synchronized void give() {
        given = true;
        if (runner != null) {
            runner.interrupt();
        }
    }

    /** Whether the signal was given. */
    public synchronized boolean given() {
        return given;
    }

    /**
     * Waits for something that a stop ends early. Only here is the thread ever interrupted: what is started on a device, or
     * written to the disk, is never left half done by a stop.
     *
     * @throws dev.dyno.results.error.TransientDeviceException if it was ended early and what it waited for was a device
     */
    <T> T heeding(Supplier<T> wait) {
        listen();
        try {
            return wait.get();
        } finally {
            calm();
        }
    }

    /** Makes the calling thread the one to wake; at once if the signal was given. */
    synchronized void listen() {
        runner = Thread.currentThread();
        if (given) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the waking and clears the thread's interrupt flag. */
    synchronized void calm() {
        runner = null;
        Thread.interrupted();
    }
}
