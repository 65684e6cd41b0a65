package dev.dyno.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.reports.MadeUpRun;
import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Unit;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.Issue;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.Waiver;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WaiversTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final List<DeviceProfile> DEVICES = List.of(device("pixel8", "android"), device("box", "linux"));

    private static DeviceProfile device(String name, String os) {
        return new DeviceProfile(name, "adb", os, "1", name, "soc", "aarch64", 8, 1 << 30, false, Map.of());
    }

    private static Waiver waiver(Metric metric, @Nullable String candidate, String devices, @Nullable Double upTo) {
        return new Waiver(
                "w", metric, candidate, new DeviceSelector(devices), upTo, "a kernel is missing", "vision team", DAY);
    }

    private static Waiver any() {
        return waiver(Metrics.LATENCY_P50, null, "", null);
    }

    private static Waiver upTo(double share) {
        return waiver(Metrics.LATENCY_P50, null, "", share);
    }

    private static Check check(Decision decision) {
        return new Check(Check.Kind.LIMIT, 0.02, decision, true, "p50 rose", "", Course.NONE);
    }

    private static Cell cell(String device, Metric metric, @Nullable Estimate change, Decision... decisions) {
        List<Check> checks = Stream.of(decisions).map(WaiversTest::check).toList();
        return new Cell(device, false, "int8", metric, Verdict.REGRESSED, change, 10.0, 11.0, 9, checks, "", List.of());
    }

    private static Cell slower(double ratio, Decision decision) {
        return cell("pixel8", Metrics.LATENCY_P50, new Estimate(Scale.RATIO, ratio, null, Unit.RATIO), decision);
    }

    private static WaiverOutcome apply(Cell cell, Waiver... waivers) {
        return Waivers.apply(List.of(cell), DEVICES, List.of(waivers), DAY);
    }

    @Test
    void aWaivedFailureStaysOneButFailsNothing() {
        Cell cell = slower(1.04, Decision.FAIL);

        WaiverOutcome outcome = apply(cell, any());

        assertThat(outcome.effect(cell, cell.checks().get(0))).isEqualTo(Decision.PASS);
        assertThat(cell.decision()).isEqualTo(Decision.FAIL);
        assertThat(outcome.ceiling()).isEqualTo(Decision.PASS);
        assertThat(outcome.sentences()).isEmpty();
        assertThat(outcome.issues()).isEmpty();
        assertThat(outcome.waived())
                .extracting(Waived::sentence)
                .containsExactly("p50 rose; waived until 2026-12-01 by vision team: a kernel is missing");
    }

    @Test
    void withoutWaiversEveryCheckCounts() {
        Cell cell = slower(1.04, Decision.FAIL);

        assertThat(apply(cell)).isEqualTo(WaiverOutcome.NONE);
        assertThat(apply(cell).effect(cell, cell.checks().get(0))).isEqualTo(Decision.FAIL);
    }

    @ParameterizedTest
    @CsvSource({"1.05, 0.05, true", "1.0501, 0.05, false", "1.04, 0.05, true", "0.9, 0.05, true"})
    void theEstimateDecidesWhetherTheChangeIsCovered(double ratio, double upTo, boolean covered) {
        WaiverOutcome outcome = apply(slower(ratio, Decision.FAIL), upTo(upTo));

        assertThat(outcome.waived()).hasSize(covered ? 1 : 0);
        assertThat(outcome.issues())
                .extracting(Issue::message)
                .isEqualTo(
                        covered
                                ? List.of()
                                : List.of("covers no failure of this run: the change is larger than its 'up-to'"));
    }

    @ParameterizedTest
    @CsvSource({"0.96, true", "0.94, false", "1.3, true"})
    void whereHigherIsBetterAFallIsTheChangeForTheWorse(double ratio, boolean covered) {
        Cell cell =
                cell("pixel8", Metrics.THROUGHPUT, new Estimate(Scale.RATIO, ratio, null, Unit.RATIO), Decision.FAIL);

        assertThat(apply(cell, waiver(Metrics.THROUGHPUT, null, "", 0.05)).waived())
                .hasSize(covered ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"0.5, true", "0.51, false"})
    void aDifferenceIsHeldAgainstTheShareOfTheBaseline(double difference, boolean covered) {
        Cell cell = cell(
                "pixel8",
                Metrics.LATENCY_P50,
                new Estimate(Scale.DIFFERENCE, difference, null, Unit.SECOND),
                Decision.FAIL);

        assertThat(apply(cell, upTo(0.05)).waived()).hasSize(covered ? 1 : 0);
    }

    @Test
    void aFailureOfUnknownSizeIsCoveredOnlyByAWaiverOfAnySize() {
        Cell cell = cell("pixel8", Metrics.LATENCY_P50, null, Decision.FAIL);

        assertThat(apply(cell, upTo(9)).waived()).isEmpty();
        assertThat(apply(cell, any()).waived()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(value = Decision.class, names = "FAIL", mode = EnumSource.Mode.EXCLUDE)
    void onlyAFailureIsCovered(Decision decision) {
        Cell cell = slower(1.04, decision);

        WaiverOutcome outcome = apply(cell, any());

        assertThat(outcome.waived()).isEmpty();
        assertThat(outcome.effect(cell, cell.checks().get(0))).isEqualTo(decision);
        assertThat(outcome.ceiling()).isEqualTo(Decision.PASS);
        assertThat(outcome.issues())
                .containsExactly(
                        decision == Decision.PASS
                                ? new Issue(
                                        Issue.Severity.WARNING,
                                        "was not needed in this run; if it stays so, remove it",
                                        "waiver 'w'")
                                : new Issue(
                                        Issue.Severity.INFO,
                                        "covers no failure of this run; what is undecided, no waiver covers",
                                        "waiver 'w'"));
        assertThatThrownBy(() -> new Waived(cell, cell.checks().get(0), any()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void inACellOnlyTheFailedBoundIsWaived() {
        Cell cell = cell("pixel8", Metrics.LATENCY_P50, null, Decision.INCONCLUSIVE, Decision.FAIL);

        WaiverOutcome outcome = apply(cell, any());

        assertThat(cell.checks().stream().map(check -> outcome.effect(cell, check)))
                .containsExactly(Decision.INCONCLUSIVE, Decision.PASS);
    }

    @Test
    void anExpiredWaiverCoversNothingAndLeavesTheReleaseInDoubt() {
        Cell cell = slower(1.04, Decision.FAIL);

        WaiverOutcome last = Waivers.apply(List.of(cell), DEVICES, List.of(any()), DAY);
        WaiverOutcome after = Waivers.apply(List.of(cell), DEVICES, List.of(any()), DAY.plusDays(1));

        assertThat(last.waived()).hasSize(1);
        assertThat(after.effect(cell, cell.checks().get(0))).isEqualTo(Decision.FAIL);
        assertThat(after.ceiling()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(after.sentences())
                .containsExactly("The waiver 'w' of vision team expired on 2026-12-01 and covers nothing; renew it with"
                        + " its owner, or remove it.");
    }

    @Test
    void anExpiredWaiverThatIsNotNeededLeavesTheReleaseInDoubtToo() {
        WaiverOutcome outcome =
                Waivers.apply(List.of(slower(0.9, Decision.PASS)), DEVICES, List.of(any()), DAY.plusDays(1));

        assertThat(outcome.ceiling()).isEqualTo(Decision.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    latency.p90 | -    | ''          | there is no latency.p90
                    latency.p50 | int9 | ''          | there is no latency.p50 of int9
                    latency.p50 | int8 | os:linux    | there is no latency.p50 of int8 on a device that matches 'os:linux'
                    latency.p50 | -    | pixel9      | there is no latency.p50 on a device that matches 'pixel9'
                    """)
    void aWaiverThatMatchesNothingLeavesTheReleaseInDoubt(
            String metric, @Nullable String candidate, String devices, String why) {
        Waiver waiver = waiver(Metrics.named(metric).orElseThrow(), candidate, devices, null);

        WaiverOutcome outcome = apply(slower(1.04, Decision.FAIL), waiver);

        assertThat(outcome.waived()).isEmpty();
        assertThat(outcome.ceiling()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(outcome.sentences())
                .containsExactly("The waiver 'w' of vision team matches no bound of this run: " + why
                        + "; correct it, or remove it.");
    }

    @Test
    void aCellWithoutABoundAndADeviceThatIsUnknownMatchNothing() {
        Cell free = cell("pixel8", Metrics.LATENCY_P50, null);
        Cell stranger = cell("stranger", Metrics.LATENCY_P50, null, Decision.FAIL);

        assertThat(apply(free, any()).ceiling()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(apply(stranger, any()).waived()).isEmpty();
        assertThat(apply(stranger, any()).ceiling()).isEqualTo(Decision.INCONCLUSIVE);
    }

    @Test
    void aWaiverCoversItsDevicesAndNoOthers() {
        Cell phone = cell("pixel8", Metrics.LATENCY_P50, null, Decision.FAIL);
        Cell box = cell("box", Metrics.LATENCY_P50, null, Decision.FAIL);

        WaiverOutcome outcome = Waivers.apply(
                List.of(phone, box), DEVICES, List.of(waiver(Metrics.LATENCY_P50, "int8", "os:android", null)), DAY);

        assertThat(outcome.effect(phone, phone.checks().get(0))).isEqualTo(Decision.PASS);
        assertThat(outcome.effect(box, box.checks().get(0))).isEqualTo(Decision.FAIL);
    }

    @Test
    void whereTwoCoverAFailureTheFirstDoesAndTheOtherWasNotNeeded() {
        WaiverOutcome outcome = apply(slower(1.04, Decision.FAIL), upTo(0.03), upTo(0.05), any());

        assertThat(outcome.waived()).extracting(Waived::waiver).containsExactly(upTo(0.05));
        assertThat(outcome.issues())
                .extracting(Issue::message)
                .containsExactly(
                        "covers no failure of this run: the change is larger than its 'up-to'",
                        "was not needed in this run; if it stays so, remove it");
    }

    @Test
    void aRunIsJudgedByTheWaiversOfTheDayOnWhichItBegan() {
        assertThat(Waivers.day(new MadeUpRun(1).device("a").candidate("b").record()))
                .isEqualTo(LocalDate.of(2026, 3, 1));
    }
}
