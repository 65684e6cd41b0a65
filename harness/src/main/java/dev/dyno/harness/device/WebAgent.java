package dev.dyno.harness.device;

import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.record.DeviceProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The agent of browsers as it was built: a bridge that runs on this machine, a page, and the runtime that the page loads.
 *
 * @param folder where it lies, or would
 */
public record WebAgent(Path folder) {
    /** The runtime that it has. */
    public static final String RUNTIME = "onnxruntime-web";

    /** The runtime is the same for every browser. */
    public static final String PLATFORM = "any";

    private static final String JAR = "dyno-web-agent.jar";

    /**
     * What trials are run with.
     *
     * @throws PermanentDeviceException if the device has no browser, or the runtime is not there
     */
    public AgentArtifact artifact(DeviceProfile device) {
        if (!device.facts().containsKey("browser.name")) {
            throw refused(device, RUNTIME + " runs in a browser; use a device of transport appium");
        }
        if (!Files.isReadable(folder.resolve("ort/ort.wasm.min.mjs"))) {
            throw refused(
                    device,
                    "Dyno was built without " + RUNTIME
                            + ": run npm ci in device-agents/agent-web/src/main/npm, then build again");
        }
        return AgentArtifact.load(folder);
    }

    /** The command that runs the bridge on this machine, from where it was built. */
    public List<String> command() {
        AgentArtifact built = AgentArtifact.load(folder);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new DeviceJava.Program(java.toString())
                .command(built.jvmFlags(), List.of(folder.resolve(JAR).toString()), built.mainClass());
    }

    private static PermanentDeviceException refused(DeviceProfile device, String why) {
        return new PermanentDeviceException(Details.of(device.name(), why));
    }
}
