package dev.dyno.harness.run;

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

    /** Makes the calling thread the one to wake. */
    synchronized void listen() {
        runner = Thread.currentThread();
        if (given) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Ends the waking and clears the thread's interrupt flag, so that what the run still has to write is not cut short.
     */
    synchronized void calm() {
        runner = null;
        Thread.interrupted();
    }
}
