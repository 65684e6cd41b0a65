package dev.dyno.reports.page;

import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.page.words.ChangeWords;
import dev.dyno.reports.page.words.GateSentences;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.Scenario;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The verdict card: what is decided, for what, and why. */
final class HeadPart {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HeadPart() {}

    static Page.Head of(RunRecord run, Scenario scenario, Judgement judgement) {
        List<String> gates =
                GateSentences.of(judgement).stream().map(Shown::line).toList();
        List<String> sentences = judgement.sentences().stream().map(Shown::line).toList();
        return new Page.Head(
                judgement.decision().name().toLowerCase(Locale.ROOT),
                Shown.symbol(judgement.decision()),
                judgement.decision().name(),
                Shown.name(run.scenario()),
                Shown.text(scenario.description()),
                Shown.name(run.id()),
                DATE.format(run.startedAt()),
                ChangeWords.decision(judgement),
                ShipPart.of(judgement),
                gates.isEmpty() ? sentences : gates,
                gates.isEmpty() || gates.equals(sentences) ? List.of() : sentences);
    }
}
