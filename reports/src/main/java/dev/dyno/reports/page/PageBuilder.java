package dev.dyno.reports.page;

import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Finding;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.page.section.Section;
import dev.dyno.reports.page.section.Sections;
import dev.dyno.reports.page.section.Subject;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Puts a judged run into the page's words. */
final class PageBuilder {
    private final RunRecord run;
    private final Judgement judgement;

    private PageBuilder(RunRecord run, Judgement judgement) {
        this.run = run;
        this.judgement = judgement;
    }

    static Page build(Subject subject, PageFiles files) {
        RunRecord run = subject.run();
        Judgement judgement = subject.judgement();
        PageBuilder builder = new PageBuilder(run, judgement);
        List<Section> sections = Sections.of(subject);
        return new Page(
                files,
                HeadPart.of(run, subject.scenario(), judgement),
                builder.counts(),
                OverviewPart.of(judgement.cells()),
                ChangesPart.of(judgement),
                sections,
                builder.notes(subject.files().problems()),
                LostSection.of(run),
                ProvenanceSection.of(run, subject.scenario(), judgement),
                DataJson.of(subject));
    }

    private List<Page.Count> counts() {
        List<Page.Count> counts = new ArrayList<>();
        counts.add(new Page.Count("fail", "✕", judgement.count(Decision.FAIL), "failed"));
        counts.add(new Page.Count("open", "!", judgement.waived().size(), "waived"));
        counts.add(new Page.Count("open", "?", judgement.count(Decision.INCONCLUSIVE), "undecided"));
        counts.add(new Page.Count("pass", "✓", judgement.count(Decision.PASS), "passed"));
        for (Finding finding : Finding.values()) {
            long number = judgement.cells().stream()
                    .filter(cell -> Finding.of(cell) == finding)
                    .count();
            counts.add(
                    new Page.Count(finding.name().toLowerCase(Locale.ROOT), finding.symbol(), number, finding.word()));
        }
        long lost = run.trials().stream().filter(trial -> !trial.valid()).count();
        counts.add(new Page.Count("lost", "∅", lost, "trials lost"));
        return counts;
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
}
