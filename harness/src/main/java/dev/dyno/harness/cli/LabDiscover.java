package dev.dyno.harness.cli;

import dev.dyno.harness.transport.adb.AdbTransport;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dyno lab discover}: a lab file of what is attached to this machine. */
@Command(
        name = "discover",
        description = {
            "Print a lab file of this machine and the phones that adb sees.",
            "A phone that is not ready is in it as a comment, with what to do about it. No network is searched: boards are"
                    + " added by hand, as the last comment shows."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  dyno lab discover", "  dyno lab discover -o lab.yaml && dyno devices --lab lab.yaml"})
final class LabDiscover implements Callable<Integer> {
    private final Console console;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write it there instead of printing it; never overwrites a file.")
    private @Nullable Path output;

    LabDiscover(Surroundings surroundings) {
        this.console = surroundings.console();
    }

    @Override
    public Integer call() {
        DiscoveredLab lab = look();
        if (output == null) {
            console.print(lab.text().stripTrailing());
            return ExitCode.PASS.code();
        }
        Path target = console.path(output);
        try {
            Files.writeString(target, lab.text(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new StoreException(target + " exists already; name another file with -o", e);
        } catch (IOException e) {
            throw new StoreException(target + " cannot be written: " + e, e);
        }
        String file = Text.line(output.toString());
        console.print("Wrote " + file + " with " + lab.summary() + ".");
        console.print("  dyno devices --lab " + file);
        return ExitCode.PASS.code();
    }

    /** Without adb there is still this machine. */
    private DiscoveredLab look() {
        try {
            return DiscoveredLab.of(new AdbTransport(console.env()).attached());
        } catch (DeviceException e) {
            return DiscoveredLab.without(String.valueOf(e.getMessage()));
        }
    }
}
