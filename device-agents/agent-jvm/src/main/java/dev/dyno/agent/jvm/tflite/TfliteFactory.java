package dev.dyno.agent.jvm.tflite;

import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.EngineFactory;
import dev.dyno.agent.engine.LoadedRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/** Starts TensorFlow Lite from the folder that the system property {@code dyno.tflite.natives} names, or from the jar. */
public final class TfliteFactory implements EngineFactory {
    /** The runtime's name in trial specifications. */
    public static final String NAME = "tflite";

    /** The system property with the folder of the native libraries. */
    public static final String NATIVES = "dyno.tflite.natives";

    @Override
    public String runtime() {
        return NAME;
    }

    @Override
    public LoadedRuntime start() throws EngineException {
        String folder = System.getProperty(NATIVES);
        try {
            if (folder != null) {
                return fromFolder(Path.of(folder));
            }
            Loader.load(tensorflowlite.class);
            return new Tflite();
        } catch (LinkageError | RuntimeException e) {
            throw new EngineException(
                    NAME + ": its native libraries do not load from '" + (folder == null ? "the jar" : folder) + "': "
                            + e,
                    e);
        }
    }

    /** Loads the two libraries by name; the loader of the jar would first search, unpack and link for a quarter second. */
    private static LoadedRuntime fromFolder(Path folder) throws EngineException {
        for (String name : new String[] {"libjnijavacpp.so", "libjnitensorflowlite.so"}) {
            Path file = folder.resolve(name).toAbsolutePath();
            if (!Files.isReadable(file)) {
                throw new EngineException(NAME + ": no native library " + file);
            }
            System.setProperty("org.bytedeco.javacpp.loadlibraries", "false");
            System.load(file.toString());
        }
        return new Tflite();
    }
}
