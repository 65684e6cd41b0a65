package dev.dyno.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs what short commands run, for nothing but the classes they load: the launcher makes its class archive from it. */
@Command(name = "warm-up", hidden = true, description = "Load the classes of short commands.")
final class WarmUpCommand implements Callable<Integer> {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("--help"),
            List.of("--version"),
            List.of("--no-such-option"),
            List.of("validate", "--help"),
            List.of("init", "starter.yaml"),
            List.of("validate", "starter.yaml", "no-such-file.yaml"),
            List.of("schema", "lab"),
            List.of("devices"));

    private final Installation installation;

    WarmUpCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("dyno-warm-up");
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Console console = new Console(nowhere, nowhere, System.getenv(), folder, Console.Terminals.NONE);
        try {
            COMMANDS.forEach(arguments -> new Dyno(console, installation).run(arguments.toArray(String[]::new)));
        } finally {
            Files.deleteIfExists(folder.resolve("starter.yaml"));
            Files.delete(folder);
        }
        return ExitCode.PASS.code();
    }
}
