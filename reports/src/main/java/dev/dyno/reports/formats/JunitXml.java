package dev.dyno.reports.formats;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Check;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.gate.Waived;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The gate as JUnit's XML, as Jenkins and GitLab read it: a suite for each device with a test case for each bound on each
 * candidate, and a last suite with what concerns all devices. What is undecided or waived is skipped, with the reason.
 */
final class JunitXml {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** @param words why it failed or was skipped, or how it passed */
    private record Case(String classname, String name, Outcome outcome, String kind, String words) {}

    private enum Outcome {
        PASSED,
        FAILED,
        SKIPPED
    }

    private final RunRecord run;
    private final Judgement judgement;
    private final String scenario;

    private JunitXml(JudgedRun judged) {
        this.run = judged.run();
        this.judgement = judged.judgement();
        this.scenario = Label.of(run.scenario());
    }

    static String write(JudgedRun judged) {
        return new JunitXml(judged).write();
    }

    private String write() {
        Map<String, List<Case>> suites = new LinkedHashMap<>();
        for (Cell cell : judgement.cells()) {
            List<Case> cases = suites.computeIfAbsent(cell.device(), device -> new ArrayList<>());
            cell.checks().forEach(check -> cases.add(of(cell, check)));
        }
        run.missing()
                .forEach(missing -> suites.computeIfAbsent(missing.device(), device -> new ArrayList<>())
                        .add(new Case(
                                scenario + "." + Label.of(missing.device()),
                                "the device is there",
                                Outcome.SKIPPED,
                                "missing",
                                "missing: " + missing.reason())));
        List<Case> all = new ArrayList<>();
        suites.values().forEach(all::addAll);
        List<Case> release = release();
        all.addAll(release);
        XmlText xml = new XmlText().open("testsuites", counts(all, seconds(""), "dyno " + scenario));
        suites.forEach((device, cases) -> suite(xml, Label.of(device), cases, seconds(device)));
        suite(xml, "all devices", release, "0");
        return xml.close("testsuites").toString();
    }

    private Case of(Cell cell, Check check) {
        Optional<Waived> waived = judgement.waived(cell, check);
        String kind = check.kind().name().toLowerCase(Locale.ROOT);
        String name = Label.of(cell.candidate()) + ": " + cell.metric().name() + " " + kind;
        String words = waived.map(Waived::sentence).orElse(check.sentence());
        Outcome outcome = waived.isPresent() ? Outcome.SKIPPED : outcome(check.decision());
        return new Case(scenario + "." + Label.of(cell.device()), name, outcome, kind, words);
    }

    /** The mean over the devices, which may fail where no device does, and the decision, which no skipped case may hide. */
    private List<Case> release() {
        String classname = scenario + ".all devices";
        List<Case> cases = new ArrayList<>();
        judgement.fleet().stream()
                .filter(verdict -> verdict.decision() == Decision.FAIL)
                .forEach(verdict -> cases.add(new Case(
                        classname,
                        Label.of(verdict.candidate()) + ": " + verdict.metric().name() + " on average",
                        Outcome.FAILED,
                        "fleet",
                        verdict.sentence())));
        String words = String.join(". ", judgement.shipping());
        cases.add(new Case(
                classname,
                "the release",
                outcome(judgement.decision()),
                "release",
                judgement.decision() + (words.isEmpty() ? "" : ": " + words)));
        return cases;
    }

    private static Outcome outcome(Decision decision) {
        return switch (decision) {
            case PASS -> Outcome.PASSED;
            case FAIL -> Outcome.FAILED;
            case INCONCLUSIVE -> Outcome.SKIPPED;
        };
    }

    private void suite(XmlText xml, String name, List<Case> cases, String seconds) {
        Map<String, String> attributes = counts(cases, seconds, name);
        attributes.put("timestamp", TIME.format(run.startedAt()));
        xml.open("testsuite", attributes).open("properties", Map.of());
        property(xml, "dyno.run", Label.of(run.id()));
        property(xml, "dyno.version", Label.of(run.dynoVersion()));
        property(xml, "dyno.baseline", Label.of(run.baseline().name()));
        property(xml, "dyno.decision", judgement.decision().name());
        xml.close("properties");
        cases.forEach(each -> testCase(xml, each));
        xml.close("testsuite");
    }

    private static void property(XmlText xml, String name, String value) {
        xml.empty("property", attributes("name", name, "value", value));
    }

    private static void testCase(XmlText xml, Case each) {
        Map<String, String> attributes = attributes("name", each.name(), "classname", each.classname());
        attributes.put("time", "0");
        xml.open("testcase", attributes);
        String words = Shown.text(each.words());
        switch (each.outcome()) {
            case PASSED -> xml.text("system-out", Map.of(), words);
            case SKIPPED -> xml.empty("skipped", attributes("message", words));
            case FAILED -> xml.text("failure", attributes("message", words, "type", each.kind()), words);
        }
        xml.close("testcase");
    }

    private static Map<String, String> counts(List<Case> cases, String seconds, String name) {
        Map<String, String> counts = attributes("name", name, "tests", Integer.toString(cases.size()));
        counts.put("failures", count(cases, Outcome.FAILED));
        counts.put("errors", "0");
        counts.put("skipped", count(cases, Outcome.SKIPPED));
        counts.put("time", seconds);
        return counts;
    }

    private static String count(List<Case> cases, Outcome outcome) {
        return Long.toString(
                cases.stream().filter(each -> each.outcome() == outcome).count());
    }

    /** How long devices were busy: one of them, or all together where none is named. */
    private String seconds(String device) {
        double seconds = run.trials().stream()
                .filter(trial -> device.isEmpty() || trial.device().equals(device))
                .mapToDouble(TrialRecord::deviceSeconds)
                .sum();
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    private static Map<String, String> attributes(String... pairs) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            attributes.put(pairs[i], pairs[i + 1]);
        }
        return attributes;
    }
}
