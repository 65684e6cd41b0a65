package dev.dyno.harness.transport.local;

import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DevicePath;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.error.TransientDeviceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** One use of this machine. */
final class LocalSession implements DeviceSession {
    private static final ExecLimits PROBE = new ExecLimits(Duration.ofSeconds(3), 0, 0);

    private final String device;
    private final DevicePath workFolder;
    private boolean closed;

    LocalSession(String device, DevicePath workFolder) {
        this.device = device;
        this.workFolder = workFolder;
    }

    @Override
    public String device() {
        return device;
    }

    @Override
    public DevicePath workFolder() {
        return workFolder;
    }

    @Override
    public ExecResult exec(Command command, ExecLimits limits) {
        requireUsable();
        try {
            return new LocalProcess(device, command, limits).run(Path.of(workFolder.value()));
        } catch (IOException e) {
            requireUsable();
            String message = "cannot start a process (" + e + "); it takes setsid of util-linux and /bin/sh";
            throw new TransientDeviceException(new Details(device, message, command.toString(), null, ""), e);
        }
    }

    @Override
    public void push(Path file, DevicePath target, String sha256) {
        requireUsable();
        copy(file, Path.of(target.value()), sha256);
    }

    @Override
    public void pull(DevicePath source, Path target, long maxBytes) {
        requireUsable();
        try {
            FileCopy.copy(Path.of(source.value()), target, maxBytes, "");
        } catch (IOException e) {
            requireUsable();
            if (FileCopy.full(e, target)) {
                String cure = FileCopy.reason(e, target) + ", then go on with --resume";
                throw new StoreException("cannot write " + target + ": " + cure, e);
            }
            throw copyFailed(Path.of(source.value()), target, e);
        }
    }

    private void copy(Path source, Path target, String sha256) {
        try {
            FileCopy.copy(source, target, Long.MAX_VALUE, sha256);
        } catch (IOException e) {
            requireUsable();
            if (e instanceof FileCopy.Differs) {
                String message = "cannot copy " + source + " to " + target + ": " + e.getMessage();
                throw new TransientDeviceException(Details.of(device, message), e);
            }
            throw copyFailed(source, target, e);
        }
    }

    private DeviceException copyFailed(Path source, Path target, IOException e) {
        String message = "cannot copy " + source + " to " + target + ": " + FileCopy.reason(e, target);
        return new PermanentDeviceException(Details.of(device, message), e);
    }

    @Override
    public boolean alive() {
        try {
            return exec(Command.of("true"), PROBE).ok();
        } catch (DeviceException e) {
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    /** The machine itself cannot vanish under us; its work folder can. */
    private void requireUsable() {
        if (closed) {
            throw new PermanentDeviceException(Details.of(device, "the session is closed"));
        }
        if (!Files.isDirectory(Path.of(workFolder.value()))) {
            throw new TransientDeviceException(Details.of(device, "the work folder " + workFolder + " has vanished"));
        }
    }
}
