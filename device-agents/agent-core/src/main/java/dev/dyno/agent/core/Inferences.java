package dev.dyno.agent.core;

import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.platform.Platform;
import dev.dyno.protocol.TrialResult.Window;
import dev.dyno.protocol.TrialResult.WindowEnd;

/**
 * Times the inferences of the warm-up and then those of the window, so that the window runs code that is warm itself. Between two readings of the clock there is the inference and nothing else, and nothing is
 * allocated.
 */
final class Inferences {
    private final Engine engine;
    private final Platform platform;
    private final Progress progress;
    private final SampleRecorder recorder;
    private final long originNanos;
    private long begin;
    private long latency;
    private int made;

    Inferences(Engine engine, Platform platform, Progress progress, SampleRecorder recorder, long originNanos) {
        this.engine = engine;
        this.platform = platform;
        this.progress = progress;
        this.recorder = recorder;
        this.originNanos = originNanos;
    }

    /** Begins the window now, by the platform's clock. */
    long begin() {
        made = 0;
        begin = platform.nanoTime();
        return begin;
    }

    /** Infers once and keeps the sample. */
    long infer() throws EngineException {
        return infer(0, false);
    }

    /**
     * Infers once and keeps the sample.
     *
     * @param due when it was due, by the platform's clock
     * @return its end
     */
    long inferDue(long due) throws EngineException {
        return infer(due, true);
    }

    private long infer(long due, boolean scheduled) throws EngineException {
        long start = platform.nanoTime();
        engine.infer();
        long end = platform.nanoTime();
        latency = end - start;
        if (scheduled) {
            recorder.record(start - originNanos, latency, due - originNanos);
        } else {
            recorder.record(start - originNanos, latency);
        }
        made++;
        progress.made(made);
        return end;
    }

    /**
     * Keeps as one sample what was done since a moment in place of an inference.
     *
     * @param start by the platform's clock
     * @return its end
     */
    long ended(long start) {
        long end = platform.nanoTime();
        latency = end - start;
        recorder.record(start - originNanos, latency);
        made++;
        progress.made(made);
        return end;
    }

    /** How long a moment is ago. */
    long since(long moment) {
        return platform.nanoTime() - moment;
    }

    /** What the last inference took. */
    long latencyNanos() {
        return latency;
    }

    /** How many inferences there were since the beginning. */
    int made() {
        return made;
    }

    /** Whether there is room for a further sample. */
    boolean haveRoom() {
        return !recorder.isFull();
    }

    /** Whether there is room for so many further samples. */
    boolean haveRoom(int samples) {
        return recorder.capacity() - recorder.size() >= samples;
    }

    /** Why a window ended that did not do all that its load asks for. */
    WindowEnd cutShort() {
        return haveRoom() ? WindowEnd.LONGEST : WindowEnd.ROOM;
    }

    /**
     * The window as it was.
     *
     * @param end its end, by the platform's clock
     * @param due how many inferences were due in it
     */
    Window window(long end, int due, WindowEnd why) {
        return new Window(made, begin - originNanos, end - begin, due, why);
    }
}
