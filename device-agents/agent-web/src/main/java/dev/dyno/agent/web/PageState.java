package dev.dyno.agent.web;

import dev.dyno.protocol.Heartbeat;
import dev.dyno.protocol.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What is known of the page; written by the server's threads, read by the bridge's. */
final class PageState {
    private final LongSupplier nanoClock;
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> doubts = new ArrayList<>();
    private String phase = "starting";
    private long iterations;
    private long lastBeat;
    private @Nullable TrialResult result;
    private @Nullable String failure;

    PageState(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.lastBeat = nanoClock.getAsLong();
    }

    synchronized void beat(Heartbeat beat) {
        phase = Browser.word(beat.phase());
        iterations = beat.iterations();
        lastBeat = nanoClock.getAsLong();
    }

    /** Reasons why the evidence does not count. */
    synchronized void doubt(List<String> reasons) {
        doubts.addAll(reasons);
    }

    /** The page's result; the first counts. */
    synchronized void end(TrialResult given) {
        if (over.getCount() > 0) {
            result = given;
            over.countDown();
        }
    }

    /** The trial is over without a result of the page. */
    synchronized void fail(String why) {
        if (over.getCount() > 0) {
            failure = why;
            over.countDown();
        }
    }

    /** Waits for the end, or so long. */
    boolean awaitEnd(long millis) throws InterruptedException {
        return over.await(millis, TimeUnit.MILLISECONDS);
    }

    synchronized String phase() {
        return phase;
    }

    synchronized long iterations() {
        return iterations;
    }

    /** For how long the page has said nothing, in nanoseconds. */
    synchronized long silenceNanos() {
        return nanoClock.getAsLong() - lastBeat;
    }

    /** The page is looked after from now on. */
    synchronized void begin() {
        lastBeat = nanoClock.getAsLong();
    }

    synchronized @Nullable TrialResult result() {
        return result;
    }

    synchronized @Nullable String failure() {
        return failure;
    }

    synchronized List<String> doubts() {
        return List.copyOf(doubts);
    }
}
