package dev.dyno.harness.transport;

import java.nio.file.Path;

/**
 * One use of one device, from open to close. Not for use by several threads at once. Every method may throw
 * {@link dev.dyno.results.error.TransientDeviceException} when the device vanishes or a time limit passes, and
 * {@link dev.dyno.results.error.PermanentDeviceException} when trying again will not help.
 */
public interface DeviceSession extends AutoCloseable {
    /** The device's name in the lab. */
    String device();

    /** The folder on the device under which Dyno keeps everything; absolute, created by {@code open}. */
    DevicePath workFolder();

    /**
     * Runs a command to its end. Returns for every exit code; a time limit kills the whole process group and throws. What a
     * command leaves behind in its group that still holds its output is killed half a second after its end; what shall
     * live on starts a session of its own.
     *
     * @param command what to run
     * @param limits how long it may take and how much it may say
     */
    ExecResult exec(Command command, ExecLimits limits);

    /**
     * Copies a file to the device. The target appears complete or not at all; its digest is checked on the device.
     *
     * @param file a file here
     * @param target where to put it; its folder exists
     * @param sha256 the digest that it shall have there, in 64 lower-case hexadecimal digits; empty for what it has here
     * @throws dev.dyno.results.error.TransientDeviceException also if what arrived has another digest
     */
    void push(Path file, DevicePath target, String sha256);

    /** The same for a file whose digest is not known yet. */
    default void push(Path file, DevicePath target) {
        push(file, target, "");
    }

    /**
     * Copies a file from the device. The target appears complete or not at all; its digest is checked.
     *
     * @param source a file on the device
     * @param target where to put it here; its folder exists
     * @param maxBytes a larger file is refused with a permanent error
     * @throws dev.dyno.results.error.StoreException if the disk here is full, which is no fault of the device
     */
    void pull(DevicePath source, Path target, long maxBytes);

    /** Whether the device answers now, within a few seconds. Never throws. */
    boolean alive();

    /** Ends the use. Never throws; what was started detached goes on. */
    @Override
    void close();
}
