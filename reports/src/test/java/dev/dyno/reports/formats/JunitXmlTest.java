package dev.dyno.reports.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.reports.MadeUpRun;
import dev.dyno.reports.gate.Check;
import dev.dyno.reports.gate.Decision;
import dev.dyno.results.metric.Metrics;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class JunitXmlTest {
    private static List<Element> cases(JudgedRun judged) throws IOException {
        return XmlReader.cases(Form.JUNIT.write(judged));
    }

    private static long with(List<Element> cases, String element) {
        return cases.stream()
                .filter(each -> each.getElementsByTagName(element).getLength() > 0)
                .count();
    }

    @Test
    void hasACaseForEachBoundAndOneForTheRelease() throws IOException {
        JudgedRun judged = JudgedRuns.usual();
        List<Check> checks = judged.judgement().cells().stream()
                .flatMap(cell -> cell.checks().stream())
                .toList();
        List<Element> cases = cases(judged);
        assertThat(cases).hasSizeGreaterThan(checks.size());
        long failed = checks.stream()
                .filter(check -> check.decision() == Decision.FAIL)
                .count();
        assertThat(failed).isPositive();
        assertThat(with(cases, "failure")).isGreaterThan(failed);
        assertThat(cases.get(cases.size() - 1).getAttribute("name")).isEqualTo("the release");
    }

    @Test
    void saysWhatThePageSays() throws IOException {
        JudgedRun judged = JudgedRuns.usual();
        List<String> messages = cases(judged).stream()
                .map(each -> each.getElementsByTagName("failure"))
                .filter(found -> found.getLength() > 0)
                .map(found -> ((Element) found.item(0)).getAttribute("message"))
                .toList();
        assertThat(messages)
                .containsAll(judged.judgement().cells().stream()
                        .flatMap(cell -> cell.checks().stream())
                        .filter(check -> check.decision() == Decision.FAIL)
                        .map(Check::sentence)
                        .toList());
    }

    @Test
    void whatIsUndecidedIsSkippedWithItsReasonAndTheReleaseWithIt() throws IOException {
        MadeUpRun run = new MadeUpRun(7).device("box").candidate("fp32").candidate("int8");
        run.unavailable("box", "fp32", Metrics.LATENCY_P50, "no clock")
                .unavailable("box", "int8", Metrics.LATENCY_P50, "no clock");
        List<Element> cases = cases(JudgedRuns.of(run.record()));
        assertThat(with(cases, "skipped")).isEqualTo(cases.size());
        assertThat(cases)
                .anySatisfy(each -> assertThat(
                                ((Element) each.getElementsByTagName("skipped").item(0)).getAttribute("message"))
                        .contains("no clock"));
    }

    @Test
    void aMissingDeviceIsSkippedWithItsReason() throws IOException {
        MadeUpRun run = new MadeUpRun(7)
                .device("box")
                .missing("phone", "the battery is at 3 %")
                .candidate("fp32");
        assertThat(Form.JUNIT.write(JudgedRuns.of(run.record())))
                .contains("<skipped message=\"missing: the battery is at 3 %\"/>");
    }

    @Test
    void aRunWithoutAnythingIsStillADocument() throws IOException {
        assertThat(with(cases(JudgedRuns.empty()), "skipped")).isEqualTo(1);
    }

    @Test
    void withoutAGateThereIsOnlyTheRelease() throws IOException {
        assertThat(cases(JudgedRuns.ungated())).hasSize(1);
    }
}
