package dev.dyno.agent.onnxruntime;

import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.EngineFactory;
import dev.dyno.agent.engine.LoadedRuntime;

/**
 * Starts ONNX Runtime in an installed Android package that was built with its archive; only such a package names this class among its
 * services. There the library asks Android for its natives, which a process of the shell has none of.
 */
public final class InstalledFactory implements EngineFactory {
    /** The property that processes of the shell are given. */
    private static final String SHELL = "dyno.natives";

    @Override
    public String runtime() {
        return OnnxRuntimeLibrary.NAME;
    }

    @Override
    public LoadedRuntime start() throws EngineException {
        if (System.getProperty(SHELL) != null) {
            throw new EngineException(OnnxRuntimeLibrary.NAME
                    + ": on Android only in the installed package; set 'agent: app' for this device in the lab file");
        }
        return OnnxRuntimeLibrary.fromItsOwnPlace();
    }
}
