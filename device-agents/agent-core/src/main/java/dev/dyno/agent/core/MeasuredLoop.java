package dev.dyno.agent.core;

import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.platform.Platform;
import dev.dyno.protocol.Load;
import dev.dyno.protocol.TrialResult.WarmUpOutcome;
import dev.dyno.protocol.TrialResult.Window;
import dev.dyno.protocol.TrialSpec.WarmUp;

/**
 * Times inferences. Between two readings of the clock there is the inference and nothing else; between two inferences there
 * is the keeping of a sample and nothing else. Nothing is allocated once the samples have their room.
 */
final class MeasuredLoop {
    /** Room for samples beyond the expected ones: the window may turn out faster than the warm-up's average. */
    private static final double HEADROOM = 2;

    private final Engine engine;
    private final Platform platform;
    private final Progress progress;
    private final SampleRecorder recorder;
    private final long originNanos;

    /**
     * A loop over one engine.
     *
     * @param originNanos the reading of the platform's clock that samples count from
     */
    MeasuredLoop(Engine engine, Platform platform, Progress progress, SampleRecorder recorder, long originNanos) {
        this.engine = engine;
        this.platform = platform;
        this.progress = progress;
        this.recorder = recorder;
        this.originNanos = originNanos;
    }

    /**
     * Infers until the latency is steady or the rule's patience ends, then makes room for the window to come.
     *
     * @throws EngineException if the runtime fails
     */
    WarmUpOutcome warmUp(WarmUp rule, Load.SingleStream load) throws EngineException {
        SteadyState state = new SteadyState(rule);
        long begin = platform.nanoTime();
        long end = begin;
        boolean steady = state.steady(0);
        while (!steady && !state.exhausted(end - begin) && recorder.size() < SampleRecorder.MAX_SAMPLES / 2) {
            if (recorder.isFull()) {
                recorder.reserve(recorder.size() + 1L);
            }
            long start = platform.nanoTime();
            engine.infer();
            end = platform.nanoTime();
            recorder.record(start - originNanos, end - start);
            state.accept(end - start);
            progress.made(state.iterations());
            steady = state.steady(end - begin);
        }
        recorder.endWarmUp();
        recorder.reserve(recorder.size() + expected(load, state.averageNanos()));
        return new WarmUpOutcome(state.iterations(), end - begin, steady);
    }

    /** How many samples the window may make, with headroom. */
    private static long expected(Load.SingleStream load, double averageNanos) {
        double byTime = averageNanos > 0 ? HEADROOM * load.minNanos() / averageNanos : 0;
        return (long) Math.min(SampleRecorder.MAX_SAMPLES, Math.max(load.iterations(), byTime) + 1);
    }

    /**
     * Infers one after the other for the measured window. Ends early only when the longest time is over or, with models far
     * faster than in the warm-up, when the room for samples is.
     *
     * @throws EngineException if the runtime fails
     */
    Window measure(Load.SingleStream load) throws EngineException {
        int first = recorder.size();
        int room = recorder.capacity();
        long begin = platform.nanoTime();
        long end = begin;
        int made = 0;
        while (first + made < room
                && (made < load.iterations() || end - begin < load.minNanos())
                && (made == 0 || end - begin < load.maxNanos())) {
            long start = platform.nanoTime();
            engine.infer();
            end = platform.nanoTime();
            recorder.record(start - originNanos, end - start);
            made++;
            progress.made(made);
        }
        return new Window(made, begin - originNanos, end - begin);
    }
}
