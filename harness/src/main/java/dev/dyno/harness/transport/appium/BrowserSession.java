package dev.dyno.harness.transport.appium;

import dev.dyno.harness.transport.BrowserFiles;
import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DevicePath;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.results.error.DeviceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One use of this machine for a browser; its end closes a session of the browser that a killed bridge left open. */
final class BrowserSession implements DeviceSession {
    private static final ExecLimits CLOSE = new ExecLimits(Duration.ofSeconds(30), 1 << 12, 1 << 12);

    private final DeviceSession machine;
    private final List<String> bridge;
    private final BrowserFiles files;

    BrowserSession(DeviceSession machine, List<String> bridge, BrowserFiles files) {
        this.machine = machine;
        this.bridge = List.copyOf(bridge);
        this.files = files;
    }

    @Override
    public String device() {
        return machine.device();
    }

    @Override
    public DevicePath workFolder() {
        return machine.workFolder();
    }

    @Override
    public ExecResult exec(Command command, ExecLimits limits) {
        return machine.exec(command, limits);
    }

    @Override
    public void push(Path file, DevicePath target, String sha256) {
        machine.push(file, target, sha256);
    }

    @Override
    public void pull(DevicePath source, Path target, long maxBytes) {
        machine.pull(source, target, maxBytes);
    }

    @Override
    public boolean alive() {
        return machine.alive();
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            List<String> command =
                    new ArrayList<>(List.of("sh", "-c", "! [ -e \"$1.session\" ] || { shift; exec \"$@\"; }", "close"));
            command.add(files.settings().value());
            command.addAll(bridge);
            command.addAll(List.of("--close", files.settings().value()));
            machine.exec(new Command(command, Map.of(), new byte[0]), CLOSE);
        } catch (DeviceException e) {
            // The server closes a session that is silent.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            machine.close();
        }
    }
}
