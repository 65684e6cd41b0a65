package dev.dyno.reports.formats;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Finding;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.gate.Sentences;
import dev.dyno.reports.page.words.LatencyWords;
import dev.dyno.reports.page.words.Severity;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.metric.Unit;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.RunRecord;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The verdict in GitHub's Markdown, for a pull request or a step summary; the worst first, for its size has a limit. */
public final class SummaryMarkdown {
    /** GitHub takes 1 MiB per step; a part of it is left to others. In bytes. */
    public static final int LARGEST = 1_000_000;
    /** What the decision, the notes at the end and what was left out need at most. In bytes. */
    public static final int SMALLEST = 12_000;

    private static final int MOST_SENTENCES = 20;
    private static final int MOST_ROWS = 200;

    private final RunRecord run;
    private final Judgement judgement;
    private final Bounded body;

    private SummaryMarkdown(JudgedRun judged, int room) {
        this.run = judged.run();
        this.judgement = judged.judgement();
        this.body = new Bounded(room);
    }

    /**
     * Writes it.
     *
     * @param largest how many bytes it may have, at least {@link #SMALLEST}
     */
    public static String write(JudgedRun judged, int largest) {
        if (largest < SMALLEST) {
            throw new IllegalArgumentException("a summary needs " + SMALLEST + " bytes, not " + largest);
        }
        return new SummaryMarkdown(judged, largest - SMALLEST).write(judged.heat());
    }

    private String write(List<String> heat) {
        String head =
                "## " + mark(judgement.decision()) + " " + judgement.decision() + ": " + name(run.scenario()) + "\n\n";
        judgement.shipping().forEach(line -> body.add("**" + text(line) + "**\n\n"));
        items(judgement.sentences(), "verdict.json");
        body.add(judgement.sentences().isEmpty() ? "Every bound of the gate holds.\n\n" : "\n");
        body.add(counts() + "\n\n");
        table();
        items(heat, "report.html");
        body.add(heat.isEmpty() ? "" : "\n");
        LatencyWords.of(run).ifPresent(words -> body.add("Latencies count " + escape(words) + ".\n\n"));
        judgement.issues().forEach(issue -> body.add(issue(issue)));
        String cut = body.leftOut() == 0
                ? ""
                : Shown.count(body.leftOut(), "line")
                        + " had no room here, for the size of a summary has a limit; verdict.json has all.\n\n";
        return head + body + cut + foot();
    }

    private String foot() {
        return "Run " + name(run.id()) + ", Dyno " + name(run.dynoVersion()) + ", baseline "
                + name(run.baseline().name()) + ", " + run.rounds().words() + " planned, seed " + run.seed()
                + ". Change: candidate against baseline, Hodges-Lehmann estimate over rounds with its interval."
                + " `~`: no change detected.\n";
    }

    private void items(List<String> sentences, String rest) {
        sentences.stream().limit(MOST_SENTENCES).forEach(sentence -> body.add("- " + text(sentence) + "\n"));
        if (sentences.size() > MOST_SENTENCES) {
            body.add("- and " + (sentences.size() - MOST_SENTENCES) + " more, in " + rest + "\n");
        }
    }

    private String counts() {
        Map<Finding, Long> found = new EnumMap<>(Finding.class);
        judgement.cells().forEach(cell -> found.merge(Finding.of(cell), 1L, Long::sum));
        String all = found.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
        return "Gated: " + judgement.count(Decision.FAIL) + " failed, " + judgement.count(Decision.INCONCLUSIVE)
                + " undecided, " + judgement.count(Decision.PASS) + " passed. All: "
                + (all.isEmpty() ? "nothing was compared" : all) + ".";
    }

    private void table() {
        body.add("""
                | gate | metric | device | candidate | baseline | value | change | interval | n | decided after |
                |---|---|---|---|--:|--:|--:|---|--:|--:|
                """);
        List<Cell> cells = Severity.worstFirst(judgement.cells());
        cells.stream().limit(MOST_ROWS).forEach(cell -> body.add(row(cell)));
        body.add("\n");
        if (cells.size() > MOST_ROWS) {
            body.add(cells.size() - MOST_ROWS + " more rows are in verdict.json.\n\n");
        }
    }

    private static String row(Cell cell) {
        @Nullable Decision decision = cell.decision();
        Unit unit = cell.metric().unit();
        return List.of(
                        decision == null ? "" : mark(decision) + " " + decision,
                        name(cell.metric().name()),
                        name(cell.device()) + (cell.simulated() ? " (simulated)" : ""),
                        name(cell.candidate()),
                        Shown.quantity(cell.baseline(), unit),
                        Shown.quantity(cell.value(), unit),
                        escape(Finding.of(cell).symbol()) + " " + escape(Shown.change(cell)),
                        escape(Sentences.interval(cell)),
                        Integer.toString(cell.rounds()),
                        cell.decidedAfter() == 0 ? "" : Integer.toString(cell.decidedAfter()))
                .stream()
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String issue(Issue issue) {
        return "> **" + issue.severity().name() + "** " + name(issue.source()) + ": " + text(issue.message()) + "\n\n";
    }

    private static String mark(Decision decision) {
        return switch (decision) {
            case PASS -> "✅";
            case FAIL -> "❌";
            case INCONCLUSIVE -> "❔";
        };
    }

    private static String name(String name) {
        return escape(Shown.name(name));
    }

    private static String text(String text) {
        return escape(Shown.text(text));
    }

    /** Text without any meaning to Markdown or HTML; every mark of punctuation may be escaped with a backslash. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("[\\\\`*_{}\\[\\]()#!|>~$]", "\\\\$0")
                // A word joiner keeps a name from becoming a mention of somebody.
                .replace("@", "@\u2060")
                .replaceAll("(?i)(https?|www)([:.])", "$1\\\\$2");
    }
}
