package dev.dyno.agent.onnxruntime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.LoadedRuntime;
import java.nio.file.Path;

/** Where ONNX Runtime's native libraries come from; each way of finding them starts the same runtime. */
public final class OnnxRuntimeLibrary {
    /** The runtime's name in trial specifications. */
    public static final String NAME = "onnxruntime";

    /** The library's own property for the folder of its natives. */
    private static final String PATH = "onnxruntime.native.path";

    private OnnxRuntimeLibrary() {}

    /**
     * Starts it from plain files.
     *
     * @throws EngineException naming the folder if the libraries do not load from there
     */
    public static LoadedRuntime fromFolder(Path folder) throws EngineException {
        System.setProperty(PATH, folder.toString());
        return started(folder.toString());
    }

    /**
     * Starts it from where the library looks by itself: in its own jar or, on Android, in the installed package.
     *
     * @throws EngineException if they do not load
     */
    public static LoadedRuntime fromItsOwnPlace() throws EngineException {
        return started(System.getProperty(PATH, "its own archive"));
    }

    private static LoadedRuntime started(String place) throws EngineException {
        try {
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING, "dyno");
            environment.setTelemetry(false);
            return new OnnxRuntime(environment);
        } catch (LinkageError | RuntimeException | OrtException e) {
            throw new EngineException(
                    NAME + ": its native libraries do not load from '" + place + "': " + rootOf(e), e);
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
