package dev.dyno.harness.transport.shell;

import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DevicePath;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** One use of a device through a shell. */
public final class ShellSession implements DeviceSession {
    private static final ExecLimits PROBE = new ExecLimits(Duration.ofSeconds(3), 0, 0);

    private final String device;
    private final RemoteShell shell;
    private final DevicePath workFolder;
    private final String boot;
    private final LeftBehind left;
    private final Spare spare;
    private volatile boolean closed;

    private ShellSession(String device, RemoteShell shell, DevicePath workFolder, String boot, LeftBehind left) {
        this.device = device;
        this.shell = shell;
        this.workFolder = workFolder;
        this.boot = boot;
        this.left = left;
        this.spare = new Spare(shell, this::leave);
    }

    /**
     * Makes the work folder and a session of a link, and clears what earlier links to the device left behind.
     *
     * @param workFolder where it shall be: absolute, or below {@code $HOME} of the far end where it begins with {@code ~/}
     * @param left what earlier links left behind
     * @throws TransientDeviceException if the link is lost; the link is closed then
     * @throws PermanentDeviceException if the folder cannot be used; the link is closed then
     */
    public static ShellSession open(String device, RemoteShell shell, String workFolder, LeftBehind left) {
        try {
            ShellSession session = new ShellSession(device, shell, new DevicePath("/"), "", left);
            session.spare.close(); // it is there for two commands only
            left.clear(session);
            ExecResult made = ShellScript.WORK_FOLDER.run(session, ExecLimits.QUICK, workFolder);
            if (!made.ok()) {
                throw new PermanentDeviceException(new Details(
                        device,
                        "the work folder " + workFolder + " cannot be written there; set work-folder in the lab file to"
                                + " one that can",
                        "mkdir",
                        made.exitCode(),
                        made.errorText().strip()));
            }
            String[] lines = made.text().split("\n", 3);
            return new ShellSession(
                    device, shell, new DevicePath(lines[0]), lines.length > 1 ? lines[1].strip() : "", left);
        } catch (IllegalArgumentException e) {
            shell.close();
            String message = "the work folder " + workFolder + " has a name that commands cannot use";
            throw new PermanentDeviceException(Details.of(device, message), e);
        } catch (DeviceException e) {
            shell.close();
            throw e;
        }
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
        requireOpen();
        try {
            return new RemoteExec(device, shell, spare, command, limits, this::leave).run();
        } catch (IOException e) {
            throw lost(command.toString(), e);
        }
    }

    @Override
    public void push(Path file, DevicePath target, String sha256) {
        requireOpen();
        new FileTransfer(this, shell).push(file, target, sha256);
    }

    @Override
    public void pull(DevicePath source, Path target, long maxBytes) {
        requireOpen();
        new FileTransfer(this, shell).pull(source, target, maxBytes);
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
        spare.close();
        shell.close();
    }

    /** Remembers a part of a file that cannot be removed now. */
    void leave(String part) {
        left.part(device, part);
    }

    private void leave(Marks.Group group) {
        left.group(device, group, boot);
    }

    TransientDeviceException lost(String doing, IOException e) {
        String why = e.getMessage() == null ? e.toString() : e.getMessage();
        return new TransientDeviceException(
                new Details(device, "the device cannot be reached: " + why, doing, null, ""), e);
    }

    private void requireOpen() {
        if (closed) {
            throw new PermanentDeviceException(Details.of(device, "the session is closed"));
        }
    }
}
