package dev.dyno.harness.cli;

import dev.dyno.reports.baseline.Pinning;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.BaselineRecord;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.store.BaselineFiles;
import dev.dyno.results.store.BaselineJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dyno baseline}: pins what a run measured, for later runs to be compared with. */
@Command(
        name = "baseline",
        description = "Pin what a run measured, so that later runs can be compared with it.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dyno baseline set release-1.0 OUT",
            "  dyno baseline list",
            "  dyno gate OUT2 --baseline release-1.0"
        })
final class BaselineCommand {
    private final Surroundings surroundings;
    private final Clock clock;

    BaselineCommand(Surroundings surroundings, Clock clock) {
        this.surroundings = surroundings;
        this.clock = clock;
    }

    @Command(description = "Pin what a run measured of one candidate, as DIR/NAME.json.")
    int set(
            @Parameters(index = "0", paramLabel = "NAME", description = "What to call the baseline.") String name,
            @Parameters(index = "1", paramLabel = "RUN", description = "The folder of a run.") Path run,
            @Mixin BaselineFolder folder,
            @Option(
                            names = "--candidate",
                            paramLabel = "CANDIDATE",
                            description = "Which candidate to pin. Default: the run's baseline.")
                    @Nullable
                    String candidate,
            @Option(names = "--force", description = "Replace a baseline of this name.") boolean force) {
        Console console = surroundings.console();
        BaselineFiles files = folder.files(console);
        files.file(name);
        RunArgument.Judged judged = RunArgument.of(run).judge(surroundings, null);
        BaselineRecord baseline =
                Pinning.pin(name, judged.run(), judged.scenario(), named(judged.run(), candidate), clock.instant());
        if (baseline.series().stream().allMatch(series -> series.values().isEmpty())) {
            throw new StoreException("run " + judged.folder() + " has no valid trial of "
                    + baseline.candidate().name() + ", so there is nothing to pin; 'dyno show' says why");
        }
        console.print(files.write(baseline, force).toString());
        return ExitCode.PASS.code();
    }

    @Command(description = "List the baselines.")
    int list(@Mixin BaselineFolder folder) {
        Console console = surroundings.console();
        BaselineFiles files = folder.files(console);
        Table table = new Table("NAME", "CANDIDATE", "MODEL", "SCENARIO", "MEASURED", "DEVICES");
        for (String name : files.names()) {
            BaselineRecord baseline = files.read(name);
            table.row(
                    name,
                    baseline.candidate().name(),
                    baseline.candidate().model(),
                    baseline.scenario(),
                    baseline.measuredAt().toString(),
                    baseline.devices().stream().map(device -> device.name()).collect(Collectors.joining(", ")));
        }
        if (files.names().isEmpty()) {
            console.say("no baseline yet; pin one with: dyno baseline set NAME RUN");
        } else {
            table.lines().forEach(console::print);
        }
        return ExitCode.PASS.code();
    }

    @Command(description = "Print a baseline as JSON.")
    int show(
            @Parameters(index = "0", paramLabel = "NAME", description = "The baseline's name.") String name,
            @Mixin BaselineFolder folder) {
        Console console = surroundings.console();
        BaselineRecord baseline = folder.files(console).read(name);
        console.print(new String(BaselineJson.write(baseline), StandardCharsets.UTF_8).stripTrailing());
        return ExitCode.PASS.code();
    }

    private static CandidateRecord named(RunRecord run, @Nullable String candidate) {
        if (candidate == null) {
            return run.baseline();
        }
        return run.candidates().stream()
                .filter(one -> one.name().equals(candidate))
                .findFirst()
                .orElseThrow(() -> new StoreException("the run has no candidate '" + candidate + "'; it has "
                        + run.candidates().stream().map(CandidateRecord::name).collect(Collectors.joining(", "))));
    }
}
