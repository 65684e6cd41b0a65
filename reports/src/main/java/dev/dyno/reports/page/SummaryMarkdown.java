package dev.dyno.reports.page;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Finding;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.gate.Sentences;
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

/** The verdict in GitHub's Markdown, for a pull request or a step summary. */
final class SummaryMarkdown {
    private static final int MOST_SENTENCES = 20;
    private static final int MOST_ROWS = 200;

    private SummaryMarkdown() {}

    /** @param heat sentences of how warm devices get; may be none */
    static String write(RunRecord run, Judgement judgement, List<String> heat) {
        StringBuilder text = new StringBuilder();
        text.append("## ").append(mark(judgement.decision())).append(' ').append(judgement.decision());
        text.append(": ").append(name(run.scenario())).append("\n\n");
        judgement
                .shipping()
                .forEach(line ->
                        text.append("**").append(escape(Shown.text(line))).append("**\n\n"));
        sentences(text, judgement);
        text.append(counts(judgement)).append("\n\n");
        table(text, judgement);
        heat(text, heat);
        LatencyWords.of(run)
                .ifPresent(words ->
                        text.append("Latencies count ").append(escape(words)).append(".\n\n"));
        judgement.issues().forEach(issue -> text.append(issue(issue)));
        text.append("Run ").append(name(run.id())).append(", Dyno ").append(name(run.dynoVersion()));
        text.append(", baseline ").append(name(run.baseline().name())).append(", ");
        text.append(run.rounds().words()).append(" planned, seed ").append(run.seed());
        text.append(". Change: candidate against baseline, Hodges-Lehmann estimate over rounds with its");
        text.append(" interval. `~`: no change detected.\n");
        return text.toString();
    }

    private static void heat(StringBuilder text, List<String> heat) {
        heat.stream()
                .limit(MOST_SENTENCES)
                .forEach(sentence ->
                        text.append("- ").append(escape(Shown.text(sentence))).append('\n'));
        text.append(heat.isEmpty() ? "" : "\n");
    }

    private static void sentences(StringBuilder text, Judgement judgement) {
        List<String> sentences = judgement.sentences();
        sentences.stream()
                .limit(MOST_SENTENCES)
                .forEach(sentence ->
                        text.append("- ").append(escape(Shown.text(sentence))).append('\n'));
        if (sentences.size() > MOST_SENTENCES) {
            text.append("- and ").append(sentences.size() - MOST_SENTENCES).append(" more, in verdict.json\n");
        }
        text.append(sentences.isEmpty() ? "Every bound of the gate holds.\n\n" : "\n");
    }

    private static String counts(Judgement judgement) {
        Map<Finding, Long> found = new EnumMap<>(Finding.class);
        judgement.cells().forEach(cell -> found.merge(Finding.of(cell), 1L, Long::sum));
        String all = found.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
        return "Gated: " + judgement.count(Decision.FAIL) + " failed, " + judgement.count(Decision.INCONCLUSIVE)
                + " undecided, " + judgement.count(Decision.PASS) + " passed. All: "
                + (all.isEmpty() ? "nothing was compared" : all) + ".";
    }

    private static void table(StringBuilder text, Judgement judgement) {
        text.append(
                "| gate | metric | device | candidate | baseline | value | change | interval | n | decided after |\n");
        text.append("|---|---|---|---|--:|--:|--:|---|--:|--:|\n");
        List<Cell> cells = Severity.worstFirst(judgement.cells());
        cells.stream().limit(MOST_ROWS).forEach(cell -> text.append(row(cell)));
        text.append('\n');
        if (cells.size() > MOST_ROWS) {
            text.append(cells.size() - MOST_ROWS).append(" more rows are in verdict.json.\n\n");
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
        return "> **" + issue.severity().name() + "** " + name(issue.source()) + ": "
                + escape(Shown.text(issue.message())) + "\n\n";
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

    /** Text without any meaning to Markdown or HTML; every mark of punctuation may be escaped with a backslash. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("[\\\\`*_{}\\[\\]()#!|>~]", "\\\\$0")
                // A word joiner keeps a name from becoming a mention of somebody.
                .replace("@", "@\u2060")
                .replaceAll("(?i)(https?|www)([:.])", "$1\\\\$2");
    }
}
