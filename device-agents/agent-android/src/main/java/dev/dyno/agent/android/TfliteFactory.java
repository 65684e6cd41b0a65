package dev.dyno.agent.android;

import android.os.Build;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.EngineFactory;
import dev.dyno.agent.engine.LoadedRuntime;
import dev.dyno.agent.tflite.TfliteLibrary;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;

/**
 * Starts TensorFlow Lite: from plain files in {@code <folder>/tflite/android-arm64/}, with the folder given by the system
 * property {@code dyno.natives}, or else from the installed package.
 */
public final class TfliteFactory implements EngineFactory {
    /** The system property with the folder of all natives. */
    static final String NATIVES = "dyno.natives";

    /** The only one that the library is built for. */
    private static final String ABI = "arm64-v8a";

    @Override
    public String runtime() {
        return TfliteLibrary.NAME;
    }

    @Override
    public LoadedRuntime start() throws EngineException {
        if (!Arrays.asList(Build.SUPPORTED_64_BIT_ABIS).contains(ABI)) {
            throw new EngineException(TfliteLibrary.NAME + ": built for " + ABI + " only, but this device has "
                    + Arrays.toString(Build.SUPPORTED_ABIS));
        }
        String natives = System.getProperty(NATIVES);
        if (natives == null) {
            return TfliteLibrary.fromLibraryPath();
        }
        Path folder = Paths.get(natives, TfliteLibrary.NAME, "android-arm64");
        return TfliteLibrary.fromFolder(folder.toAbsolutePath());
    }
}
