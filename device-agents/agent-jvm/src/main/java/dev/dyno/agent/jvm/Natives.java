package dev.dyno.agent.jvm;

import dev.dyno.agent.engine.EngineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the runtimes' native libraries lie as plain files: {@code <folder>/<runtime>/linux-x86_64/}, with the folder given
 * by the system property {@code dyno.natives}. Without it each runtime's own jar unpacks what it brings, which takes longer
 * than all the rest of the start.
 */
public final class Natives {
    /** The system property with the folder of all natives. */
    public static final String PROPERTY = "dyno.natives";

    private Natives() {}

    /**
     * The folder of a runtime's libraries for this machine; empty if none was given.
     *
     * @throws EngineException if one was given, but does not hold this runtime for this machine
     */
    public static Optional<Path> of(String runtime) throws EngineException {
        String all = System.getProperty(PROPERTY);
        if (all == null) {
            return Optional.empty();
        }
        Path folder = Path.of(all, runtime, "linux-" + instructionSet()).toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            throw new EngineException(runtime + ": not built for this device: no folder " + folder);
        }
        return Optional.of(folder);
    }

    private static String instructionSet() {
        String name = System.getProperty("os.arch", "");
        return name.equals("amd64") ? "x86_64" : name;
    }
}
