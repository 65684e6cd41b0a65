package dev.dyno.harness.transport.appium;

import dev.dyno.harness.transport.BrowserFiles;
import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ForwardingSession;
import dev.dyno.results.error.DeviceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One use of this machine for a browser; its end closes a session of the browser that a killed bridge left open. */
final class BrowserSession extends ForwardingSession {
    private static final ExecLimits CLOSE = new ExecLimits(Duration.ofSeconds(30), 1 << 12, 1 << 12);
    private static final String CLOSE_IF_LEFT =
            "for session in \"$1\".session.*; do ! [ -e \"$session\" ] || { shift; exec \"$@\"; }; done";

    private final List<String> bridge;
    private final BrowserFiles files;

    BrowserSession(DeviceSession machine, List<String> bridge, BrowserFiles files) {
        super(machine);
        this.bridge = List.copyOf(bridge);
        this.files = files;
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            List<String> command = new ArrayList<>(List.of("sh", "-c", CLOSE_IF_LEFT, "close"));
            command.add(files.settings().value());
            command.addAll(bridge);
            command.addAll(List.of("--close", files.settings().value()));
            exec(new Command(command, Map.of(), new byte[0]), CLOSE);
        } catch (DeviceException e) {
            // The server closes a session that is silent.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            super.close();
        }
    }
}
