package dev.dyno.harness.android;

import dev.dyno.harness.device.AgentArtifact;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.record.DeviceProfile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The agent of Android devices as it was built, if it was: dex code for the shell, and the same as a package. A build of Dyno need
 * not have it, so it is looked for only when a device needs it.
 *
 * @param folder where it lies, or would
 */
public record AndroidAgent(Path folder) {
    /** The package's name. */
    public static final String PACKAGE = "dev.dyno.agent";

    /** The part of the package that runs a trial. */
    static final String INSTRUMENTATION = ".android.TrialInstrumentation";

    private static final int OLDEST_API = 26;
    private static final String ABI = "arm64-v8a";
    private static final String APK = "dyno-agent-android.apk";

    /**
     * Dex code with its native libraries, for the shell.
     *
     * @throws PermanentDeviceException if it was not built, or cannot run on the device
     */
    public AgentArtifact dex(DeviceProfile device) {
        requireOn(device);
        return AgentArtifact.load(folder);
    }

    /**
     * The package.
     *
     * @throws PermanentDeviceException if it was not built, or cannot run on the device
     */
    Path apk(DeviceProfile device) {
        requireOn(device);
        return folder.resolve(APK);
    }

    private void requireOn(DeviceProfile device) {
        String api = device.facts().getOrDefault("android.api", "unknown");
        if (api.matches("[0-9]{1,4}") && Integer.parseInt(api) < OLDEST_API) {
            throw refused(
                    device,
                    "it has Android API " + api + ", and the agent needs " + OLDEST_API
                            + " (Android 8) or later; leave this device out");
        }
        String abis = device.facts().getOrDefault("android.abis", ABI);
        if (!abis.contains(ABI)) {
            throw refused(
                    device,
                    "its instruction sets are " + abis + ", and the agent is built for " + ABI
                            + "; leave this device out");
        }
        if (!Files.isReadable(folder.resolve(APK))) {
            throw refused(
                    device,
                    "the agent of Android devices has not been built: run mvn -B -Dquick -pl"
                            + " device-agents/android-package -am package");
        }
    }

    private static PermanentDeviceException refused(DeviceProfile device, String message) {
        return new PermanentDeviceException(Details.of(device.name(), message));
    }
}
