package dev.dyno.harness.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dyno gate}: judges a run that is there already, and ends with the verdict. */
@Command(
        name = "gate",
        description = "Judge an existing run; write its files (see docs/formats/run-folder.md); end with the verdict.",
        footerHeading = "%nEnds with 0 for PASS, 1 for FAIL, 3 for INCONCLUSIVE, 5 if trials failed.%n%nExamples:%n",
        footer = {
            "  dyno gate OUT",
            "  dyno gate OUT --scenario stricter.yaml",
            "  dyno gate OUT --baseline release-1.0"
        })
final class GateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private RunArgument argument = new RunArgument();

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "Judge by the gate of this scenario instead of the one saved with the run.")
    private @Nullable Path scenario;

    @Mixin
    private PinnedGate pinned = new PinnedGate();

    GateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        RunArgument.Judged judged = pinned.judge(surroundings.console(), argument.judge(surroundings, scenario));
        judged.write();
        judged.outcome().printDecision(surroundings.console());
        new GithubStep(surroundings.console())
                .tell(judged.folder(), judged.outcome().judged());
        return judged.outcome().exitCode().code();
    }
}
