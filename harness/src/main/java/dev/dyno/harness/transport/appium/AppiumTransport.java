package dev.dyno.harness.transport.appium;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyno.harness.transport.BrowserFiles;
import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.harness.transport.Transport;
import dev.dyno.harness.transport.local.LocalTransport;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.scenarios.Lab;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reaches browsers. The device is this machine's work folder, where the web agent's bridge runs as the trial's agent, and a browser
 * that an Appium server or a Selenium Grid opens anew for each trial.
 *
 * <p>Keys of the lab file: {@code url}, the server's address; {@code capabilities}, what it is asked for; {@code work-folder} as
 * for this machine.
 */
public final class AppiumTransport implements Transport {
    /** The name by which lab files ask for it. */
    public static final String NAME = "appium";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ExecLimits LOOK = new ExecLimits(Duration.ofMinutes(2), 1 << 16, 1 << 12);
    private static final String WRITE =
            "umask 077 && mkdir -p \"$1\" && cat >\"$1/$2.part\" && mv \"$1/$2.part\" \"$1/$2\"";

    private final LocalTransport here;
    private final Supplier<List<String>> bridge;

    /**
     * A transport.
     *
     * @param environment where the work folder's default is looked up
     * @param bridge the command that runs the web agent's bridge on this machine
     */
    public AppiumTransport(Map<String, String> environment, Supplier<List<String>> bridge) {
        this.here = new LocalTransport(environment);
        this.bridge = bridge;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public DeviceSession open(Lab.Entry device) {
        DeviceSession session = here.open(device);
        boolean opened = false;
        try {
            BrowserFiles files = BrowserFiles.of(session);
            write(session, files, "settings.json", settings(device));
            List<String> look = new ArrayList<>(bridge.get());
            look.add(files.settings().value());
            ExecResult told = session.exec(new Command(look, Map.of(), new byte[0]), LOOK);
            if (!told.ok()) {
                String why = new String(told.stderr(), StandardCharsets.UTF_8).strip();
                throw new TransientDeviceException(
                        Details.of(
                                device.name(),
                                (why.isEmpty() ? "no browser session" : lastLine(why))
                                        + "; is the server running, and does it have the driver that the capabilities ask for?"));
            }
            write(session, files, "facts", told.stdout());
            DeviceSession use = new BrowserSession(session, bridge.get(), files);
            opened = true;
            return use;
        } finally {
            if (!opened) {
                session.close();
            }
        }
    }

    private static String lastLine(String text) {
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    private static void write(DeviceSession session, BrowserFiles files, String name, byte[] bytes) {
        Command command = Command.of("sh", "-c", WRITE, "write", files.folder().value(), name);
        if (!session.exec(command.withStdin(bytes), ExecLimits.QUICK).ok()) {
            throw new PermanentDeviceException(
                    Details.of(session.device(), "cannot write " + files.folder() + "/" + name));
        }
    }

    private static byte[] settings(Lab.Entry device) {
        try {
            JsonNode capabilities = JSON.readTree(device.keys().getOrDefault(Lab.CAPABILITIES, "{}"));
            ObjectNode settings = JSON.createObjectNode();
            settings.put("url", device.keys().getOrDefault("url", ""));
            settings.set("capabilities", capabilities);
            return JSON.writeValueAsBytes(settings);
        } catch (JsonProcessingException e) {
            throw new PermanentDeviceException(Details.of(device.name(), "its capabilities are no JSON"), e);
        }
    }
}
