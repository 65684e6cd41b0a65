package dev.dyno.harness.transport;

import java.nio.file.Path;

/** A session that hands everything on to another; whoever extends it overrides what it wants to see or to change. */
public class ForwardingSession implements DeviceSession {
    private final DeviceSession real;

    /** Hands everything on to the given one. */
    public ForwardingSession(DeviceSession real) {
        this.real = real;
    }

    @Override
    public String device() {
        return real.device();
    }

    @Override
    public DevicePath workFolder() {
        return real.workFolder();
    }

    @Override
    public ExecResult exec(Command command, ExecLimits limits) {
        return real.exec(command, limits);
    }

    @Override
    public void push(Path file, DevicePath target, String sha256) {
        real.push(file, target, sha256);
    }

    @Override
    public void pull(DevicePath source, Path target, long maxBytes) {
        real.pull(source, target, maxBytes);
    }

    @Override
    public boolean alive() {
        return real.alive();
    }

    @Override
    public void close() {
        real.close();
    }
}
