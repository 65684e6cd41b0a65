package dev.dyno.harness.cli;

import dev.dyno.reports.history.History;
import dev.dyno.reports.history.NamedSeries;
import dev.dyno.reports.history.NightlyRuns;
import dev.dyno.reports.history.SeriesFiles;
import dev.dyno.reports.history.SeriesKey;
import dev.dyno.reports.history.TrendJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dyno trend}: where numbers moved to a new level over the nights. */
@Command(
        name = "trend",
        description = "Show where metrics moved to a new level over the nights, or over any series of numbers.",
        footerHeading =
                "%nA night is a run folder. Candidates are taken relative to the baseline of their own night, for as%n"
                        + "long as its model, its runtime and the device's build stay the same. A file of series has the%n"
                        + "columns series,index,value in any order; an index is a whole number or an ISO date or time.%n%nExamples:%n",
        footer = {
            "  dyno trend                                    all runs in results/runs",
            "  dyno trend nightly --metric latency.p50",
            "  dyno trend nightly --format json | jq '.series[].change_points[]'",
            "  dyno trend --series history.csv"
        })
final class TrendCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "The folder that run folders lie in. Default: results/runs.")
    private @Nullable Path folder;

    @Option(names = "--series", paramLabel = "FILE", description = "Read series from this CSV file instead of runs.")
    private @Nullable Path file;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORM",
            description = "table or json. Default: json with --series, else table.")
    private @Nullable Format format;

    @Option(names = "--scenario", paramLabel = "NAME", description = "Only this scenario.")
    private @Nullable String scenario;

    @Option(names = "--device", paramLabel = "NAME", description = "Only this device.")
    private @Nullable String device;

    @Option(names = "--candidate", paramLabel = "NAME", description = "Only this candidate.")
    private @Nullable String candidate;

    @Option(names = "--metric", paramLabel = "NAME", description = "Only this metric.")
    private @Nullable String metric;

    TrendCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The forms of a trend. */
    enum Format {
        TABLE,
        JSON
    }

    @Override
    public Integer call() {
        if (file == null) {
            history(folder == null ? Path.of("results", "runs") : folder);
        } else if (folder == null && scenario == null && device == null && candidate == null && metric == null) {
            series(file);
        } else {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--series takes neither a folder nor a filter");
        }
        return ExitCode.PASS.code();
    }

    private void series(Path named) {
        Console console = surroundings.console();
        List<NamedSeries> all = SeriesFiles.read(console.path(named), named.toString());
        if (format == Format.TABLE) {
            TrendTable.print(console, all);
        } else {
            console.print(TrendJson.ofSeries(all));
        }
    }

    private void history(Path named) {
        Console console = surroundings.console();
        History history = NightlyRuns.read(console.path(named), this::wanted);
        if (format == Format.JSON) {
            console.print(TrendJson.ofHistory(history));
        } else {
            TrendTable.print(console, history);
        }
        history.skipped()
                .forEach(skipped ->
                        console.warn("skipped " + Text.line(skipped.folder()) + ": " + Text.line(skipped.reason())));
        history.notes().forEach(note -> console.warn(Text.line(note)));
        if (history.series().isEmpty()) {
            console.warn("no series there" + (history.nights() == 0 ? ": no run could be read" : " by that name"));
        }
    }

    private boolean wanted(SeriesKey key) {
        return is(scenario, key.scenario())
                && is(device, key.device())
                && is(candidate, key.candidate())
                && is(metric, key.metric());
    }

    private static boolean is(@Nullable String wanted, String name) {
        return wanted == null || wanted.equals(name);
    }
}
