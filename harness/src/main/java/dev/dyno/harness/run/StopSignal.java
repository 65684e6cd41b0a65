package dev.dyno.harness.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A wish to end a run early and in order: the trials in flight are given up, everything finished is kept. Given from any
 * thread, for example on Ctrl-C, and heeded by any number of them.
 */
public final class StopSignal {
    private final Set<Thread> listening = new HashSet<>();
    private final List<StopSignal> parts = new ArrayList<>();
    private boolean given;

    /** Gives the signal. Whoever listens notices at once, also in the middle of a wait. */
    public void give() {
        List<StopSignal> all;
        synchronized (this) {
            given = true;
            listening.forEach(Thread::interrupt);
            all = List.copyOf(parts);
        }
        all.forEach(StopSignal::give);
    }

    /** Whether the signal was given. */
    public synchronized boolean given() {
        return given;
    }

    /** A signal for a part of the work: it is given with this one, and given by itself it ends that part alone. */
    StopSignal part() {
        StopSignal part = new StopSignal();
        boolean late;
        synchronized (this) {
            parts.add(part);
            late = given;
        }
        if (late) {
            part.give();
        }
        return part;
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

    /** Makes the calling thread one to wake; at once if the signal was given. */
    synchronized void listen() {
        listening.add(Thread.currentThread());
        if (given) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the waking of the calling thread and clears its interrupt flag. */
    synchronized void calm() {
        listening.remove(Thread.currentThread());
        Thread.interrupted();
    }
}
