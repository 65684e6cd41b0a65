package dev.dyno.harness.cli;

import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dyno init}: a scenario to start from, which explains itself and runs as it is. */
@Command(
        name = "init",
        description = "Write a commented scenario to start from; never overwrites a file.",
        footerHeading = "%nExamples:%n",
        footer = {"  dyno init", "  dyno init scenarios/camera.yaml"})
final class InitCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "scenario.yaml",
            description = "Where to write it. Default: ${DEFAULT-VALUE}.")
    private Path file = Path.of("scenario.yaml");

    InitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path target = console.path(file);
        try {
            Path folder = target.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(target, starter(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new StoreException(target + " exists already; name another file: dyno init FILE", e);
        } catch (IOException e) {
            throw new StoreException(target + " cannot be written: " + e, e);
        }
        console.print("Wrote " + Text.line(file.toString()) + ". It runs as it is; then name your own models in it:");
        console.print("  dyno validate " + Text.line(file.toString()));
        console.print("  dyno run " + Text.line(file.toString()));
        return ExitCode.PASS.code();
    }

    private static byte[] starter() throws IOException {
        try (InputStream stream = InitCommand.class.getResourceAsStream("starter.yaml")) {
            return Objects.requireNonNull(stream, "starter.yaml").readAllBytes();
        }
    }
}
