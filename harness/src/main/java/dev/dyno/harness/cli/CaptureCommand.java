package dev.dyno.harness.cli;

import dev.dyno.harness.capture.Recorder;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.Inquirer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dyno capture}: records a device into a folder that can be played back. */
@Command(
        name = "capture",
        description = "Record all that the probes read of a device, redacted, as a folder that can be played back.",
        footerHeading =
                "%nSerial numbers, addresses, host names and the like are taken out; look through the folder before"
                        + "%nyou give it away. Ends with 4 if the device cannot be reached.%n%nExamples:%n",
        footer = {
            "  dyno capture pixel --lab lab.yaml -o recordings/pixel",
            "  # then, in a lab file: {name: recorded, transport: replay, path: recordings/pixel}"
        })
final class CaptureCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private OneDevice device = new OneDevice();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Where to write it; not there yet, or an empty folder.")
    private Path output = Path.of("");

    CaptureCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Path folder = surroundings.console().path(output);
        try (DeviceSession session = device.open(surroundings)) {
            Recorder.record(session, device.entry(surroundings), Inquirer.unguessable(), folder);
        }
        surroundings.console().print("recorded: " + folder);
        return ExitCode.PASS.code();
    }
}
