package dev.dyno.agent.core;

import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.platform.Platform;
import dev.dyno.protocol.TrialResult.WarmUpOutcome;
import dev.dyno.protocol.TrialResult.Window;
import dev.dyno.protocol.TrialSpec.WarmUp;

/**
 * Warms up, then makes the measured window of a load. Between two inferences there is the keeping of a sample and what the
 * load's schedule asks for, and nothing else. Nothing is allocated once the samples have their room.
 */
final class MeasuredLoop {
    private final SampleRecorder recorder;
    private final Inferences inferences;

    /**
     * A loop over one engine.
     *
     * @param originNanos the reading of the platform's clock that samples count from
     */
    MeasuredLoop(Engine engine, Platform platform, Progress progress, SampleRecorder recorder, long originNanos) {
        this.recorder = recorder;
        this.inferences = new Inferences(engine, platform, progress, recorder, originNanos);
    }

    /**
     * Infers until the latency is steady or the rule's patience ends, then makes room for the window to come.
     *
     * @throws EngineException if the runtime fails
     */
    WarmUpOutcome warmUp(WarmUp rule, LoadLoop load) throws EngineException {
        SteadyState state = new SteadyState(rule);
        long begin = inferences.begin();
        long end = begin;
        boolean steady = state.steady(0);
        while (!steady && !state.exhausted(end - begin) && recorder.size() < SampleRecorder.MAX_SAMPLES / 2) {
            if (recorder.isFull()) {
                recorder.reserve(recorder.size() + 1L);
            }
            end = inferences.infer();
            state.accept(inferences.latencyNanos());
            steady = state.steady(end - begin);
        }
        recorder.endWarmUp();
        double expected = Math.min(SampleRecorder.MAX_SAMPLES, load.samples(state.averageNanos()) + 1);
        recorder.reserve(recorder.size() + (long) expected);
        return new WarmUpOutcome(state.iterations(), end - begin, steady);
    }

    /**
     * Makes the measured window.
     *
     * @throws EngineException if the runtime fails
     */
    Window measure(LoadLoop load) throws EngineException {
        return load.run(inferences);
    }
}
