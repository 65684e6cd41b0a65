package dev.dyno.results.error;

import org.jspecify.annotations.Nullable;

/** Something went wrong on, or on the way to, a device. */
public abstract sealed class DeviceException extends DynoException
        permits TransientDeviceException, PermanentDeviceException {

    private static final long serialVersionUID = 1L;

    private final String device;
    private final String command;
    private final @Nullable Integer exitCode;
    private final String stderrTail;

    DeviceException(Details details, @Nullable Throwable cause) {
        super(details.text(), cause);
        this.device = details.device();
        this.command = details.command();
        this.exitCode = details.exitCode();
        this.stderrTail = details.stderrTail();
    }

    /** The device's name in the lab. */
    public String device() {
        return device;
    }

    /** The command that failed, as a reader may see it; empty if it was no command. */
    public String command() {
        return command;
    }

    /** The command's exit code; null if it has none. */
    public @Nullable Integer exitCode() {
        return exitCode;
    }

    /** The end of what the command wrote to standard error; may be empty. */
    public String stderrTail() {
        return stderrTail;
    }

    /**
     * What a device error says.
     *
     * @param device the device's name in the lab
     * @param message what went wrong, and the cure
     * @param command the command that failed; empty if it was no command
     * @param exitCode its exit code; null if it has none
     * @param stderrTail the end of its standard error; may be empty
     */
    public record Details(
            String device,
            String message,
            String command,
            @Nullable Integer exitCode,
            String stderrTail) {

        /** Details of an error that was not a command's. */
        public static Details of(String device, String message) {
            return new Details(device, message, "", null, "");
        }

        String text() {
            StringBuilder text = new StringBuilder(device).append(": ").append(message);
            if (!command.isEmpty()) {
                text.append(" (command: ").append(command);
                text.append(exitCode == null ? ", no exit code)" : ", exit code " + exitCode + ")");
            }
            if (!stderrTail.isBlank()) {
                text.append(": ").append(stderrTail.strip());
            }
            return text.toString();
        }
    }
}
