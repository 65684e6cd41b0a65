package dev.dyno.reports.page;

import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Judgement;
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
                summary(judgement),
                ShipPart.of(judgement),
                gates.isEmpty() ? sentences : gates,
                gates.isEmpty() || gates.equals(sentences) ? List.of() : sentences);
    }

    private static String summary(Judgement judgement) {
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
}
