package dev.dyno.harness.transport.replay;

import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.Transport;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.ScenarioException;
import dev.dyno.scenarios.Lab;
import dev.dyno.scenarios.file.RecordingFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Plays back recorded devices.
 *
 * <p>Key of the lab file: {@code path}, the folder of the recording, with {@code commands.yaml}, {@code files/} or both.
 */
public final class ReplayTransport implements Transport {
    /** The name by which lab files ask for it. */
    public static final String NAME = "replay";

    @Override
    public String name() {
        return NAME;
    }

    /**
     * {@inheritDoc}
     *
     * <p>If the recording's list of commands is not valid, the error's cause is the {@link ScenarioException} with every problem.
     */
    @Override
    public DeviceSession open(Lab.Entry device) {
        try {
            Path folder = Path.of(device.keys().getOrDefault("path", ""));
            if (!Files.isDirectory(folder)) {
                throw unusable(device, "there is no folder " + folder, null);
            }
            if (!Files.exists(folder.resolve(RecordingFiles.COMMANDS))
                    && !Files.isDirectory(RecordedFiles.in(folder))) {
                throw unusable(device, folder + " holds neither " + RecordingFiles.COMMANDS + " nor files/", null);
            }
            RecordedCommands commands = new RecordedCommands(RecordingFiles.load(folder));
            return new ReplaySession(device.name(), folder, commands, RecordedFiles.load(folder, commands));
        } catch (ScenarioException e) {
            throw unusable(device, "its recording cannot be used:\n" + e.getMessage(), e);
        } catch (InvalidPathException | IOException e) {
            throw unusable(device, "its recording cannot be read: " + e.getMessage(), e);
        }
    }

    private static PermanentDeviceException unusable(
            Lab.Entry device, String why, @org.jspecify.annotations.Nullable Throwable cause) {
        String cure = "; set path in the lab file to a folder that dyno capture made";
        return new PermanentDeviceException(
                Details.of(device.name(), cause instanceof ScenarioException ? why : why + cure), cause);
    }
}
