package dev.dyno.agent.jvm.onnxruntime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.EngineFactory;
import dev.dyno.agent.engine.LoadedRuntime;
import dev.dyno.agent.jvm.Natives;

/** Starts ONNX Runtime from plain files, or else from its jar; see {@link Natives}. */
public final class OnnxRuntimeFactory implements EngineFactory {
    /** The runtime's name in trial specifications. */
    public static final String NAME = "onnxruntime";

    /** The library's own property for the folder of its natives. */
    private static final String PATH = "onnxruntime.native.path";

    @Override
    public String runtime() {
        return NAME;
    }

    @Override
    public LoadedRuntime start() throws EngineException {
        Natives.of(NAME).ifPresent(folder -> System.setProperty(PATH, folder.toString()));
        try {
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING, "dyno");
            environment.setTelemetry(false);
            return new OnnxRuntime(environment);
        } catch (LinkageError | RuntimeException | OrtException e) {
            throw new EngineException(
                    NAME + ": its native libraries do not load from '" + System.getProperty(PATH, "the jar") + "': "
                            + rootOf(e),
                    e);
        }
    }

    private static Throwable rootOf(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
