package dev.dyno.agent.core;

import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.EngineRequest;
import dev.dyno.agent.engine.LoadedRuntime;
import dev.dyno.agent.platform.Platform;
import dev.dyno.protocol.Readings;
import dev.dyno.protocol.Tensor;
import dev.dyno.protocol.TrialResult.Reading;
import dev.dyno.protocol.TrialSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The two starts that are not cold, in the process that has measured: the model loaded once more, as an app does that was in the background,
 * and loaded from a compilation cache. The two differ in that cache alone. They come after the window, so that they disturb nothing.
 */
final class Starts {
    private static final String SOURCE = "the agent's clock around a load in the process that had measured";
    private static final double NANO = 1e-9;

    private final Platform platform;
    private final LoadedRuntime runtime;
    private final EngineRequest request;
    private final TrialSpec spec;
    private final List<Tensor> inputs;

    Starts(Platform platform, LoadedRuntime runtime, EngineRequest request, TrialSpec spec, List<Tensor> inputs) {
        this.platform = platform;
        this.runtime = runtime;
        this.request = request;
        this.spec = spec;
        this.inputs = inputs;
    }

    /** A way of loading the model. */
    private interface Way {
        Engine load() throws EngineException;
    }

    /**
     * One start.
     *
     * @param loadNanos loading the model and setting its inputs
     * @param inferNanos the first inference
     * @param outputs its outputs
     */
    private record Start(long loadNanos, long inferNanos, List<ByteBuffer> outputs) {}

    /**
     * Makes both starts.
     *
     * @param folder where the cache is, for as long as this takes
     * @return readings by name; a start that fails is unavailable and says why, for what was measured before still counts
     */
    Map<String, Reading> readings(Path folder) {
        Map<String, Reading> readings = new TreeMap<>();
        String load = Readings.WARM_START_MODEL_LOAD;
        String infer = Readings.WARM_START_FIRST_INFERENCE;
        try {
            put(readings, load, infer, start(() -> runtime.load(request)));
        } catch (EngineException e) {
            putUnavailable(readings, load, infer, e);
        }
        load = Readings.CACHED_START_MODEL_LOAD;
        infer = Readings.CACHED_START_FIRST_INFERENCE;
        try (CompilationCache cache = CompilationCache.empty(folder)) {
            put(readings, load, infer, cached(cache));
        } catch (EngineException | IOException e) {
            putUnavailable(readings, load, infer, e);
        }
        return readings;
    }

    /** Loads twice: once to fill the cache, which is empty, and then from it, provided that it is really used. */
    private Start cached(CompilationCache cache) throws EngineException, IOException {
        Start filling = start(() -> runtime.loadCached(request, cache.folder()));
        Map<String, String> filled = cache.contents();
        if (filled.isEmpty()) {
            throw new EngineException("the runtime left nothing in its compilation cache");
        }
        Start cached = start(() -> runtime.loadCached(request, cache.folder()));
        if (!cache.contents().equals(filled)) {
            throw new EngineException("the runtime wrote its compilation cache anew instead of using it");
        }
        if (!cached.outputs().equals(filling.outputs())) {
            throw new EngineException("the model gives other outputs when it is loaded from the compilation cache");
        }
        return cached;
    }

    private Start start(Way way) throws EngineException {
        long before = platform.nanoTime();
        Engine loaded = way.load();
        try (Engine engine = AddedWork.to(loaded, spec.options(), platform)) {
            engine.prepare(inputs);
            long prepared = platform.nanoTime();
            engine.infer();
            long inferred = platform.nanoTime();
            List<ByteBuffer> outputs = new ArrayList<>();
            for (Tensor output : engine.outputs()) {
                outputs.add(output.data());
            }
            return new Start(prepared - before, inferred - prepared, outputs);
        }
    }

    private static void put(Map<String, Reading> readings, String load, String infer, Start start) {
        readings.put(load, Reading.of(start.loadNanos() * NANO, "s", "timer", SOURCE));
        readings.put(infer, Reading.of(start.inferNanos() * NANO, "s", "timer", SOURCE));
    }

    private static void putUnavailable(Map<String, Reading> readings, String load, String infer, Exception e) {
        String message = e.getMessage();
        String reason = e instanceof EngineException && message != null ? message : e.toString();
        readings.put(load, Reading.unavailable("s", reason));
        readings.put(infer, Reading.unavailable("s", reason));
    }
}
