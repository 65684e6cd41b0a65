package dev.dyno.harness.lab.recovery;

import java.time.Duration;

/** Lets time pass. */
public interface Sleeper {
    /** The real one. */
    Sleeper REAL = time -> Thread.sleep(time.toMillis());

    /**
     * Waits.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    void sleep(Duration time) throws InterruptedException;
}
