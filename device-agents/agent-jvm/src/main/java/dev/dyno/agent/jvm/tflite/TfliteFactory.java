package dev.dyno.agent.jvm.tflite;

import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.EngineFactory;
import dev.dyno.agent.engine.LoadedRuntime;
import dev.dyno.agent.jvm.Natives;
import dev.dyno.agent.tflite.TfliteLibrary;
import java.nio.file.Path;
import java.util.Optional;

/** Starts TensorFlow Lite from plain files, or else from the jar; see {@link Natives}. */
public final class TfliteFactory implements EngineFactory {
    @Override
    public String runtime() {
        return TfliteLibrary.NAME;
    }

    @Override
    public LoadedRuntime start() throws EngineException {
        Optional<Path> folder = Natives.of(TfliteLibrary.NAME);
        return folder.isPresent() ? TfliteLibrary.fromFolder(folder.get()) : TfliteLibrary.fromJar();
    }
}
