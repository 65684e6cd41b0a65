package dev.dyno.harness.cli;

import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.measurements.Thresholds;
import dev.dyno.reports.measurements.VerdictForms;
import dev.dyno.reports.measurements.file.Form;
import dev.dyno.reports.measurements.file.Judged;
import dev.dyno.reports.measurements.file.MeasurementFiles;
import dev.dyno.reports.measurements.file.Source;
import dev.dyno.results.record.Rounds;
import dev.dyno.results.store.AtomicFile;
import dev.dyno.scenarios.Gate;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.file.ScenarioFiles;
import dev.dyno.scenarios.file.Suggestions;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dyno judge}: the gate on measurements that were made elsewhere. */
@Command(
        name = "judge",
        description = "Judge measurements that were made elsewhere: many comparisons, one verdict for each metric.",
        footerHeading = "%nThe file has the columns comparison,metric,round,arm,value[,iteration] in any order.%n"
                + "Ends with 0 if all pass, 1 if any fails, 3 if any is inconclusive.%n%nExamples:%n",
        footer = {
            "  dyno judge nightly.csv",
            "  dyno judge nightly.csv --limit 3%% --limit memory.peak_rss=1%% -o verdicts.csv",
            "  zcat nightly.jsonl.gz | dyno judge - --format json",
            "  dyno judge other.csv --baseline old --better queries=higher --rounds 20",
            "  dyno judge before.json after.json        results of JMH, several forks each"
        })
final class JudgeCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final InputStream in;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description =
                    "CSV or JSON lines; - is standard input. Or several results of JMH (-rf json), the baseline's first.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private JudgeOptions options = new JudgeOptions();

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "Take limits and rounds from this scenario where no option says others.")
    private @Nullable Path scenario;

    @Option(
            names = "--input",
            paramLabel = "FORM",
            description = "csv or jsonl. Default: by the file's ending, else by its first line.")
    private @Nullable Form input;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORM",
            description = "table, csv or json. Default: by the ending of -o; else a table on a terminal, and csv.")
    private @Nullable Format format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to, whole or not at all. Default: standard output.")
    private @Nullable Path output;

    JudgeCommand(Surroundings surroundings, InputStream in) {
        this.surroundings = surroundings;
        this.in = in;
    }

    /** The forms of a result. */
    enum Format {
        TABLE,
        CSV,
        JSON
    }

    @Override
    public Integer call() {
        Console console = surroundings.console();
        Thresholds thresholds = thresholds(console);
        Judged judged = files.size() > 1
                ? MeasurementFiles.judge(
                        JmhFiles.source(console, files, thresholds.baseline()), Optional.of(Form.CSV), thresholds)
                : MeasurementFiles.judge(source(console), Optional.ofNullable(input), thresholds);
        write(console, judged);
        judged.notes().forEach(note -> console.say(Text.issue(note)));
        options.named().stream()
                .filter(metric -> !judged.metrics().contains(metric))
                .forEach(metric -> console.warn("no metric of the file is called '" + Text.line(metric) + "'"
                        + Text.line(Suggestions.forWord(metric, judged.metrics()))));
        console.say(VerdictTable.counts(judged));
        return exitCode(judged.decision()).code();
    }

    private Thresholds thresholds(Console console) {
        if (scenario == null) {
            return options.thresholds(Gate.NONE, Rounds.SEQUENTIAL);
        }
        Scenario given = ScenarioFiles.loadSaved(console.path(scenario), surroundings.scenarioContext());
        given.gate()
                .budgets()
                .forEach(budget -> console.warn("the budget of "
                        + budget.metric().name() + " is not judged here: only limits are, against the baseline"));
        return options.thresholds(given.gate(), given.rounds());
    }

    private Source source(Console console) {
        Path file = files.isEmpty() ? Path.of("-") : files.get(0);
        if (file.toString().equals("-")) {
            return Source.of("standard input", in);
        }
        Path path = console.path(file);
        if (output != null && console.path(output).equals(path)) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "-o would overwrite the measurements; name another file");
        }
        return Source.of(path, file.toString());
    }

    private void write(Console console, Judged judged) {
        Format chosen = format(console);
        String text = switch (chosen) {
            case TABLE -> VerdictTable.of(judged.cells());
            case CSV -> VerdictForms.csv(judged.cells());
            case JSON -> VerdictForms.json(judged.cells());
        };
        if (output == null) {
            console.out().print(text);
            console.flush();
        } else {
            AtomicFile.write(console.path(output), text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Format format(Console console) {
        if (format != null) {
            return format;
        }
        String ending = output == null ? "" : output.toString().toLowerCase(Locale.ROOT);
        if (ending.endsWith(".json")) {
            return Format.JSON;
        }
        return output == null && console.terminals().out() ? Format.TABLE : Format.CSV;
    }

    private static ExitCode exitCode(Decision decision) {
        return switch (decision) {
            case PASS -> ExitCode.PASS;
            case FAIL -> ExitCode.GATE_FAILED;
            case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
        };
    }
}
