package dev.dyno.harness.cli;

import dev.dyno.harness.cli.progress.TerminalSize;
import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Finding;
import dev.dyno.reports.page.VerdictJson;
import dev.dyno.reports.page.words.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dyno compare}: two runs, or two candidates of one, side by side in the terminal. */
@Command(
        name = "compare",
        description = {
            "Compare two runs, or two candidates of one run, metric by metric; the worst change first.",
            "",
            "Candidates of one run are compared round by round, with the numbers of its report. Each candidate of two runs is"
                    + " compared with what the other run measured of the one of its name; whatever drifted between the two"
                    + " sessions is in those numbers."
        },
        footerHeading = "%nEnds with 0 whatever came out; see 'gate' for a verdict.%n%nExamples:%n",
        footer = {
            "  dyno compare YESTERDAY TODAY                  every candidate that both runs have",
            "  dyno compare YESTERDAY TODAY --candidate int8",
            "  dyno compare fp32 int8 --in OUT               two candidates of one run",
            "  dyno compare YESTERDAY TODAY --json | jq '.cells[]'"
        })
final class CompareCommand implements Callable<Integer> {
    /** What a narrow terminal is spared, in this order. */
    private static final List<String> SPARED = List.of("AFTER", "N", "GATE", "BASELINE", "VALUE", "INTERVAL");

    private static final int WIDEST = 120;

    private final Surroundings surroundings;

    @Parameters(
            index = "0",
            paramLabel = "BASE",
            description = "What to compare with: the folder of a run, or with --in a candidate.")
    private String base = "";

    @Parameters(index = "1", paramLabel = "CAND", description = "What is compared, likewise.")
    private String compared = "";

    @Option(names = "--in", paramLabel = "RUN", description = "BASE and CAND are candidates of the run in this folder.")
    private @Nullable Path within;

    @Option(names = "--candidate", paramLabel = "NAME", description = "Of two runs, only this candidate.")
    private @Nullable String candidate;

    @Option(names = "--json", description = "Print one JSON document, of the form of verdict.json.")
    private boolean json;

    CompareCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Console console = surroundings.console();
        TwoSides sides = new TwoSides(console);
        Outcome outcome = within == null
                ? sides.runs(judged(Path.of(base)), judged(Path.of(compared)), candidate)
                : sides.candidates(judged(within), base, compared);
        if (json) {
            console.print(VerdictJson.write(outcome.run(), outcome.judgement()).stripTrailing());
        } else {
            print(console, outcome);
        }
        return ExitCode.PASS.code();
    }

    private RunArgument.Judged judged(Path run) {
        return RunArgument.of(run).judge(surroundings, null);
    }

    private void print(Console console, Outcome outcome) {
        List<Cell> cells = Severity.worstFirst(outcome.judgement().cells());
        Table table = new Table(CellRow.HEADER);
        cells.forEach(cell -> table.row(CellRow.of(cell)));
        console.print(Text.line(base) + " -> " + Text.line(compared)
                + (within == null ? "" : " in " + Text.line(outcome.run().id())));
        table.constantsLine().ifPresent(console::print);
        int width = console.terminals().out()
                ? Math.min(WIDEST, TerminalSize.of(console.env()).columns())
                : WIDEST;
        Table.Fitted fitted = table.varying().fitted(width, SPARED);
        console.print(fitted.lines().get(0));
        for (int i = 0; i < cells.size(); i++) {
            console.print(
                    coloured(console, Finding.of(cells.get(i)), fitted.lines().get(i + 1)));
        }
        if (!fitted.spared().isEmpty()) {
            console.say("left out for want of width: "
                    + fitted.spared().stream()
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))
                    + "; --json has everything");
        }
        console.print(cells.isEmpty() ? "nothing in common to compare" : counts(cells));
        outcome.judgement().issues().forEach(issue -> console.say(Text.issue(issue)));
    }

    private static String counts(List<Cell> cells) {
        return cells.stream().collect(Collectors.groupingBy(Finding::of, Collectors.counting())).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
    }

    private static String coloured(Console console, Finding finding, String line) {
        if (!console.styled() || (finding != Finding.REGRESSED && finding != Finding.IMPROVED)) {
            return line;
        }
        return "\u001b[" + (finding == Finding.REGRESSED ? 31 : 34) + "m" + line + "\u001b[0m";
    }
}
