package dev.dyno.agent.jvm.tflite;

import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.EngineFactory;
import dev.dyno.agent.engine.LoadedRuntime;
import dev.dyno.agent.jvm.Natives;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/** Starts TensorFlow Lite from plain files, or else from the jar; see {@link Natives}. */
public final class TfliteFactory implements EngineFactory {
    /** The runtime's name in trial specifications. */
    public static final String NAME = "tflite";

    @Override
    public String runtime() {
        return NAME;
    }

    @Override
    public LoadedRuntime start() throws EngineException {
        Optional<Path> folder = Natives.of(NAME);
        try {
            if (folder.isPresent()) {
                load(folder.get());
            } else {
                Loader.load(tensorflowlite.class);
            }
            return new Tflite();
        } catch (LinkageError | RuntimeException e) {
            String place = folder.map(Path::toString).orElse("the jar");
            throw new EngineException(NAME + ": its native libraries do not load from '" + place + "': " + e, e);
        }
    }

    /** Loads the two libraries by name; the loader of the jar would first search, unpack and link for a quarter second. */
    private static void load(Path folder) throws EngineException {
        System.setProperty("org.bytedeco.javacpp.loadlibraries", "false");
        for (String name : new String[] {"libjnijavacpp.so", "libjnitensorflowlite.so"}) {
            Path file = folder.resolve(name);
            if (!Files.isReadable(file)) {
                throw new EngineException(NAME + ": no native library " + file);
            }
            System.load(file.toString());
        }
    }
}
