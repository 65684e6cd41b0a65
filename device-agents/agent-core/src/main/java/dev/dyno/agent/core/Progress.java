package dev.dyno.agent.core;

import java.util.concurrent.atomic.AtomicInteger;

/** How far the trial is; written by the measuring thread, read by the telemetry thread. */
final class Progress {
    private volatile String phase = "starting";
    private final AtomicInteger iterations = new AtomicInteger();

    /** Enters a phase. */
    void enter(String newPhase) {
        iterations.set(0);
        phase = newPhase;
    }

    /** Tells how many inferences the phase has made; a store without a fence, because nobody waits for it. */
    void made(int count) {
        iterations.lazySet(count);
    }

    String phase() {
        return phase;
    }

    int iterations() {
        return iterations.get();
    }
}
