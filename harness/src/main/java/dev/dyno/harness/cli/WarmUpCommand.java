package dev.dyno.harness.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs what short commands run, for nothing but the classes they load: the launcher makes its class archive from it. */
@Command(name = "warm-up", hidden = true, description = "Load the classes of short commands.")
final class WarmUpCommand implements Callable<Integer> {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("--help"), List.of("--version"), List.of("--no-such-option"), List.of("completion", "--help"));

    private final Installation installation;

    WarmUpCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Console console = new Console(nowhere, nowhere, Map.of(), Path.of("").toAbsolutePath(), Console.Terminals.NONE);
        COMMANDS.forEach(arguments -> new Dyno(console, installation).run(arguments.toArray(String[]::new)));
        return ExitCode.PASS.code();
    }
}
