package dev.dyno.harness.cli;

import dev.dyno.results.record.RunRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.results.store.RunJson;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dyno show}: what a run saw, at any moment of it. */
@Command(
        name = "show",
        description = "Show the results of a run; columns that say the same everywhere are said once.",
        footerHeading = "%nExamples:%n",
        footer = {"  dyno show OUT", "  dyno show OUT --json | jq '.trials[].metrics'"})
final class ShowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private RunArgument argument = new RunArgument();

    @Option(names = "--json", description = "Print the run with all finished trials as one JSON document.")
    private boolean json;

    ShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Console console = surroundings.console();
        if (json) {
            try (RunFolder folder = argument.open(console)) {
                RunRecord run = folder.read();
                console.print(new String(RunJson.write(run), StandardCharsets.UTF_8).stripTrailing());
            }
        } else {
            Outcome outcome = argument.judge(surroundings, null).outcome();
            outcome.printTable(console);
            outcome.printDecision(console);
        }
        return ExitCode.PASS.code();
    }
}
