package dev.dyno.agent.onnxruntime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.ExecutionMode;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.EngineOptions;
import dev.dyno.agent.engine.EngineRequest;
import dev.dyno.agent.engine.LoadedRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;

/** ONNX Runtime, started. */
final class OnnxRuntime implements LoadedRuntime {
    private static final int MAX_THREADS = 256;

    private static final Map<OrtProvider, String> PROVIDERS =
            Map.of(OrtProvider.CPU, "cpu", OrtProvider.XNNPACK, "xnnpack", OrtProvider.NNAPI, "nnapi");

    private static final Map<String, OptLevel> LEVELS = Map.of(
            "none", OptLevel.NO_OPT,
            "basic", OptLevel.BASIC_OPT,
            "extended", OptLevel.EXTENDED_OPT,
            "all", OptLevel.ALL_OPT);

    private static final Map<String, ExecutionMode> MODES =
            Map.of("sequential", ExecutionMode.SEQUENTIAL, "parallel", ExecutionMode.PARALLEL);

    private static final Map<String, OrtLoggingLevel> SEVERITIES = Map.of(
            "verbose", OrtLoggingLevel.ORT_LOGGING_LEVEL_VERBOSE,
            "info", OrtLoggingLevel.ORT_LOGGING_LEVEL_INFO,
            "warning", OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING,
            "error", OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
            "fatal", OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);

    private final OrtEnvironment environment;

    OnnxRuntime(OrtEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public String version() {
        return environment.getVersion();
    }

    @Override
    public Engine load(EngineRequest request) throws EngineException {
        return load(request, request.model(), session -> {});
    }

    /** What it keeps is the optimised graph, which the next load takes as it is. */
    @Override
    public Engine loadCached(EngineRequest request, Path cache) throws EngineException {
        Path optimised = cache.resolve("optimised.onnx");
        return Files.exists(optimised)
                ? load(request, optimised, session -> session.setOptimizationLevel(OptLevel.NO_OPT))
                : load(request, request.model(), session -> session.setOptimizedModelFilePath(optimised.toString()));
    }

    /** What is asked of a session beyond the request. */
    private interface Setting {
        void apply(SessionOptions session) throws OrtException;
    }

    private Engine load(EngineRequest request, Path model, Setting further) throws EngineException {
        if (!Files.isReadable(model)) {
            throw new EngineException(model + ": no such model file, or it cannot be read");
        }
        try (SessionOptions options = new SessionOptions()) {
            configure(options, request);
            further.apply(options);
            OrtSession session = environment.createSession(model.toString(), options);
            return new OnnxRuntimeEngine(environment, session, request);
        } catch (OrtException e) {
            throw new EngineException(model + ": onnxruntime " + version() + " cannot load it: " + e.getMessage(), e);
        }
    }

    private static void configure(SessionOptions session, EngineRequest request) throws EngineException, OrtException {
        EngineOptions options = new EngineOptions(OnnxRuntimeLibrary.NAME, request.options());
        provide(session, request.provider());
        session.setIntraOpNumThreads(request.threads());
        session.setInterOpNumThreads(options.whole("inter-op-threads", 1, MAX_THREADS, 1));
        session.setOptimizationLevel(options.choice("graph-optimization", LEVELS, OptLevel.ALL_OPT));
        session.setExecutionMode(options.choice("execution-mode", MODES, ExecutionMode.SEQUENTIAL));
        session.setSessionLogLevel(
                options.choice("log-severity", SEVERITIES, OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING));
        // Spinning threads burn a processor between inferences, which no phone can afford and which disturbs
        // neighbours.
        String spinning = options.flag("allow-spinning", false) ? "1" : "0";
        session.addConfigEntry("session.intra_op.allow_spinning", spinning);
        session.addConfigEntry("session.inter_op.allow_spinning", spinning);
        options.done();
    }

    private static void provide(SessionOptions session, String provider) throws EngineException, OrtException {
        TreeSet<String> names = new TreeSet<>();
        for (OrtProvider available : OrtEnvironment.getAvailableProviders()) {
            String name = PROVIDERS.get(available);
            if (name != null) {
                names.add(name);
            }
        }
        if (!names.contains(provider)) {
            throw new EngineException("onnxruntime: no provider '" + provider + "' in this build; it has " + names);
        }
        if (provider.equals("xnnpack")) {
            session.addXnnpack(Map.of());
        } else if (provider.equals("nnapi")) {
            session.addNnapi();
        }
    }
}
