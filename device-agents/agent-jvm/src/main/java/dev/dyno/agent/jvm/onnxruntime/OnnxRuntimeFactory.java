package dev.dyno.agent.jvm.onnxruntime;

import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.EngineFactory;
import dev.dyno.agent.engine.LoadedRuntime;
import dev.dyno.agent.jvm.Natives;
import dev.dyno.agent.onnxruntime.OnnxRuntimeLibrary;
import java.nio.file.Path;
import java.util.Optional;

/** Starts ONNX Runtime from plain files, or else from its jar; see {@link Natives}. */
public final class OnnxRuntimeFactory implements EngineFactory {
    @Override
    public String runtime() {
        return OnnxRuntimeLibrary.NAME;
    }

    @Override
    public LoadedRuntime start() throws EngineException {
        Optional<Path> folder = Natives.of(OnnxRuntimeLibrary.NAME);
        return folder.isPresent() ? OnnxRuntimeLibrary.fromFolder(folder.get()) : OnnxRuntimeLibrary.fromItsOwnPlace();
    }
}
