package dev.dyno.reports.page;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.reports.gate.Finding;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.gate.Sentences;
import dev.dyno.reports.page.section.Section;
import dev.dyno.reports.page.section.Sections;
import dev.dyno.reports.page.section.Subject;
import dev.dyno.reports.page.section.TrialFiles;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.Scenario;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a judged run into the page's words. */
final class PageBuilder {
    private static final int FIRST_SENTENCES = 6;
    private static final int FIRST_CHANGES = 20;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final RunRecord run;
    private final Judgement judgement;

    private PageBuilder(RunRecord run, Judgement judgement) {
        this.run = run;
        this.judgement = judgement;
    }

    static Page build(
            Path runFolder, RunRecord run, Scenario scenario, Judgement judgement, String style, String policy) {
        PageBuilder builder = new PageBuilder(run, judgement);
        List<Page.Change> changes = builder.changes();
        int first = Math.min(FIRST_CHANGES, changes.size());
        TrialFiles files = new TrialFiles(runFolder);
        LatencySection latencies = LatencySection.of(files, run, judgement);
        List<Section> sections = Sections.of(new Subject(run, scenario, judgement, files));
        return new Page(
                style,
                policy,
                builder.head(scenario),
                builder.counts(),
                builder.columns(),
                builder.overview(),
                changes.subList(0, first),
                changes.subList(first, changes.size()),
                latencies.distributions(),
                ColdStartSection.of(run),
                sections,
                builder.notes(files.problems()),
                LostSection.of(run),
                ProvenanceSection.of(run, scenario, judgement));
    }

    private Page.Head head(Scenario scenario) {
        List<String> sentences = judgement.sentences().stream().map(Shown::line).toList();
        int first = Math.min(FIRST_SENTENCES, sentences.size());
        return new Page.Head(
                lower(judgement.decision()),
                Shown.symbol(judgement.decision()),
                judgement.decision().name(),
                Shown.name(run.scenario()),
                Shown.text(scenario.description()),
                Shown.name(run.id()),
                DATE.format(run.startedAt()),
                summary(),
                judgement.shipping().stream().map(Shown::line).toList(),
                sentences.subList(0, first),
                sentences.subList(first, sentences.size()));
    }

    private String summary() {
        long failed = judgement.count(Decision.FAIL);
        long open = judgement.count(Decision.INCONCLUSIVE);
        long gated = failed + open + judgement.count(Decision.PASS);
        return switch (judgement.decision()) {
            case PASS ->
                gated == 0
                        ? "Everything was measured. No bound was set, so nothing could fail."
                        : "Every bound of the gate holds on every device"
                                + (open == 0 ? "." : ", " + open + " undecided.");
            case FAIL ->
                failed + " of " + gated + " gated results " + (failed == 1 ? "breaks its" : "break their") + " bound.";
            case INCONCLUSIVE ->
                gated == 0
                        ? "Some of what was asked for was not measured."
                        : "Nothing failed, but " + (open == 0 ? "the run" : open + " of " + gated + " gated results")
                                + " could not be decided. What is unknown does not pass.";
        };
    }

    private List<Page.Count> counts() {
        List<Page.Count> counts = new ArrayList<>();
        counts.add(new Page.Count("fail", "✕", judgement.count(Decision.FAIL), "failed"));
        counts.add(new Page.Count("open", "?", judgement.count(Decision.INCONCLUSIVE), "undecided"));
        counts.add(new Page.Count("pass", "✓", judgement.count(Decision.PASS), "passed"));
        for (Finding finding : Finding.values()) {
            long number = judgement.cells().stream()
                    .filter(cell -> Finding.of(cell) == finding)
                    .count();
            counts.add(new Page.Count(lower(finding), finding.symbol(), number, finding.word()));
        }
        long lost = run.trials().stream().filter(trial -> !trial.valid()).count();
        counts.add(new Page.Count("lost", "∅", lost, "trials lost"));
        return counts;
    }

    private List<Page.Column> columns() {
        return judgement.cells().stream()
                .map(cell -> new Page.Column(Shown.name(cell.device()), cell.simulated(), Shown.name(cell.candidate())))
                .distinct()
                .toList();
    }

    /** The cells come device by device, so that taking one metric's keeps them in the columns' order. */
    private List<Page.Row> overview() {
        List<Metric> metrics =
                judgement.cells().stream().map(Cell::metric).distinct().toList();
        List<Page.Row> rows = new ArrayList<>();
        for (Metric metric : metrics) {
            List<Page.Mark> marks = judgement.cells().stream()
                    .filter(cell -> cell.metric().equals(metric))
                    .map(PageBuilder::mark)
                    .toList();
            rows.add(new Page.Row(metric.name(), metric.description(), marks));
        }
        return rows;
    }

    private static Page.Mark mark(Cell cell) {
        @Nullable Decision decision = cell.decision();
        Finding finding = Finding.of(cell);
        return new Page.Mark(
                lower(finding),
                finding.symbol(),
                finding.word(),
                Shown.change(cell),
                decision == null ? "" : lower(decision),
                Shown.text(cell.reason()));
    }

    private List<Page.Change> changes() {
        double span = span();
        return Severity.worstFirst(judgement.cells()).stream()
                .map(cell -> change(cell, span))
                .toList();
    }

    private static Page.Change change(Cell cell, double span) {
        return new Page.Change(
                mark(cell),
                cell.metric().name(),
                Shown.name(cell.device()),
                cell.simulated(),
                Shown.name(cell.candidate()),
                Shown.quantity(cell.baseline(), cell.metric().unit()),
                Shown.quantity(cell.value(), cell.metric().unit()),
                Sentences.interval(cell),
                cell.rounds(),
                cell.decidedAfter() == 0 ? "–" : String.valueOf(cell.decidedAfter()),
                IntervalBar.of(cell, span));
    }

    /** How far the bars' common axis reaches: to the largest change, within reason. */
    private double span() {
        double largest = judgement.cells().stream()
                .map(Cell::change)
                .flatMap(Stream::ofNullable)
                .filter(change -> change.scale() == Scale.RATIO)
                .mapToDouble(change -> Math.abs(change.point() - 1) * 1.15)
                .max()
                .orElse(0);
        return Math.min(0.8, Math.max(0.05, largest));
    }

    private List<Page.Note> notes(List<Issue> problems) {
        Stream<Issue> missing = run.missing().stream()
                .map(device -> new Issue(
                        Issue.Severity.ERROR,
                        "This device is missing, so nothing is decided for it: " + device.reason(),
                        device.device()));
        return Stream.concat(
                        missing,
                        Stream.of(judgement.issues(), run.issues(), problems).flatMap(List::stream))
                .map(PageBuilder::note)
                .toList();
    }

    private static Page.Note note(Issue issue) {
        return new Page.Note(
                issue.severity().name().toLowerCase(Locale.ROOT),
                Shown.name(issue.source()),
                Shown.text(issue.message()));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
