package dev.dyno.agent.tflite;

import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.LoadedRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/** Where TensorFlow Lite's native libraries come from; each way of finding them starts the same runtime. */
public final class TfliteLibrary {
    /** The runtime's name in trial specifications. */
    public static final String NAME = "tflite";

    /** In the order in which they must be loaded. */
    private static final String[] LIBRARIES = {"jnijavacpp", "jnitensorflowlite"};

    private TfliteLibrary() {}

    /** A way of loading the two libraries. */
    private interface Way {
        void load() throws EngineException;
    }

    /**
     * Starts it from plain files by name; the loader of the jar would first search, unpack and link for a quarter second.
     *
     * @throws EngineException naming the folder if a library is missing there or does not load
     */
    public static LoadedRuntime fromFolder(Path folder) throws EngineException {
        return start(folder.toString(), () -> {
            for (String name : LIBRARIES) {
                Path file = folder.resolve("lib" + name + ".so");
                if (!Files.isReadable(file)) {
                    throw new EngineException(NAME + ": no native library " + file);
                }
                System.load(file.toString());
            }
        });
    }

    /**
     * Starts it from where the virtual machine looks for libraries, as in an installed Android package.
     *
     * @throws EngineException if a library is missing there or does not load
     */
    public static LoadedRuntime fromLibraryPath() throws EngineException {
        return start("the library path", () -> {
            for (String name : LIBRARIES) {
                System.loadLibrary(name);
            }
        });
    }

    /**
     * Starts it from the library's own jar, which unpacks them first.
     *
     * @throws EngineException if they do not load
     */
    public static LoadedRuntime fromJar() throws EngineException {
        return started("the jar", () -> Loader.load(tensorflowlite.class));
    }

    private static LoadedRuntime start(String place, Way way) throws EngineException {
        // The libraries are loaded here, so JavaCPP must not search for them.
        System.setProperty("org.bytedeco.javacpp.loadlibraries", "false");
        return started(place, way);
    }

    private static LoadedRuntime started(String place, Way way) throws EngineException {
        try {
            way.load();
            return new Tflite();
        } catch (LinkageError | RuntimeException e) {
            throw new EngineException(NAME + ": its native libraries do not load from '" + place + "': " + e, e);
        }
    }
}
