package dev.dyno.reports.gate;

import static dev.dyno.reports.gate.Judging.limit;
import static dev.dyno.reports.gate.Judging.noise;
import static dev.dyno.results.metric.Metrics.LATENCY_P50;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.reports.MadeUpRun;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.DeviceClass;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.Gate;
import dev.dyno.scenarios.Waiver;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** To which devices a candidate may go. */
class ShippingTest {
    private static final int ROUNDS = 12;

    @Test
    void aCandidateShipsToTheClassesWhereEverythingHoldsAndIsHeldBackFromTheOthers() {
        RunRecord run = fleet(0.9, 0.9, 1.2).record();
        Judgement judgement = Judge.judge(
                run, classes(new DeviceClass("phones", named("d0")), new DeviceClass("watches", named("d2"))));
        assertThat(judgement.decision()).isEqualTo(Decision.FAIL);
        assertThat(judgement.classes())
                .extracting(ClassVerdict::name, ClassVerdict::decision)
                .containsExactly(
                        Tuple.tuple("phones", Decision.PASS),
                        Tuple.tuple("watches", Decision.FAIL),
                        Tuple.tuple("other", Decision.PASS));
        assertThat(judgement.shipping())
                .containsExactly("int8: ship to phones, other; hold back from watches (latency.p50 on d2 failed)");
        assertThat(judgement.devices())
                .extracting(DeviceVerdict::decision)
                .containsExactly(Decision.PASS, Decision.PASS, Decision.FAIL);
    }

    @Test
    void withoutClassesEveryDeviceIsNamedByItself() {
        Judgement judgement = Judge.judge(fleet(0.9, 1.2).record(), limit(LATENCY_P50, 0.02));
        assertThat(judgement.shipping())
                .containsExactly("int8: ship to d0; hold back from d1 (latency.p50 on d1 failed)");
    }

    @Test
    void whereNothingButSimulatedDevicesSpeakTheSentenceSaysSo() {
        MadeUpRun run = new MadeUpRun(ROUNDS)
                .device("d0", true)
                .device("d1", true)
                .candidate("fp32")
                .candidate("int8");
        measure(run, 0.9, 1.2);
        assertThat(Judge.judge(run.record(), limit(LATENCY_P50, 0.02)).shipping())
                .containsExactly(
                        "int8: ship to d0 (simulated);" + " hold back from d1 (simulated; latency.p50 on d1 failed)");
    }

    @Test
    void aClassOfWhichNoDeviceWasMeasuredIsUndecidedAndSoIsTheRelease() {
        Judgement judgement = Judge.judge(
                fleet(0.9, 0.9).record(),
                classes(new DeviceClass("all", DeviceSelector.ALL), new DeviceClass("cars", named("car"))));
        assertThat(judgement.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(judgement.shipping())
                .containsExactly("int8: ship to all; hold back from cars (none of its devices was measured)");
        assertThat(judgement.sentences()).containsExactly("device class cars: none of its devices was measured");
    }

    @Test
    void aMissingDeviceIsNamedWithItsReasonAndIsNeverPassed() {
        RunRecord run = fleet(0.9, 1.2).missing("d2", "no answer").record();
        Judgement judgement = Judge.judge(run, limit(LATENCY_P50, 0.02));
        assertThat(judgement.shipping())
                .containsExactly("int8: ship to d0; hold back from d1 (latency.p50 on d1 failed);"
                        + " not decided for d2: no answer");
        assertThat(judgement.decision()).isEqualTo(Decision.FAIL);
        assertThat(judgement.devices())
                .extracting(DeviceVerdict::device, DeviceVerdict::decision)
                .contains(Tuple.tuple("d2", Decision.INCONCLUSIVE));
        assertThat(judgement.sentences()).contains("d2 was not measured: no answer");
    }

    @Test
    void aDeviceThatWasLostOnTheWayIsUndecidedHoweverGoodItsRoundsAre() {
        RunRecord run = fleet(0.9, 0.9).missing("d1", "its link was cut").record();
        Judgement judgement = Judge.judge(run, limit(LATENCY_P50, 0.02));
        assertThat(judgement.cells()).allMatch(cell -> cell.decision() == Decision.PASS);
        assertThat(judgement.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(judgement.shipping()).containsExactly("int8: ship to d0; not decided for d1: its link was cut");
        assertThat(judgement.devices())
                .extracting(DeviceVerdict::decision)
                .containsExactly(Decision.PASS, Decision.INCONCLUSIVE);
        assertThat(judgement.sentences()).containsExactly("d1 was lost on the way: its link was cut");
    }

    @Test
    void aMissingDeviceLeavesEveryClassUndecidedThatItMayBelongTo() {
        RunRecord run = fleet(0.9, 0.9).missing("d2", "no answer").record();
        Gate gate = classes(
                new DeviceClass("first", named("d0")),
                new DeviceClass("big", new DeviceSelector("cores:16")),
                new DeviceClass("rack", new DeviceSelector("transport:ssh")),
                new DeviceClass("desk", new DeviceSelector("-transport:ssh")));
        Judgement judgement = Judge.judge(run, gate);
        assertThat(judgement.shipping())
                .containsExactly("int8: ship to first, desk; not decided for big: d2 is missing: no answer;"
                        + " not decided for rack: d2 is missing: no answer");
    }

    @Test
    void aMissingDeviceThatMayBeOfNoClassLeavesTheOthersUndecided() {
        RunRecord run = fleet(0.9, 0.9).missing("d2", "no answer").record();
        Judgement judgement = Judge.judge(
                run,
                classes(new DeviceClass("first", named("d0")), new DeviceClass("soc", new DeviceSelector("soc:x"))));
        assertThat(judgement.shipping().get(0))
                .startsWith("int8: ship to first; ")
                .contains("not decided for soc: d2 is missing", "not decided for other: d2 is missing");
    }

    @Test
    void whatARunThatDidNotEndHasNotShownIsNotShipped() {
        Judgement judgement =
                Judge.judge(fleet(0.9, 0.9).state(RunRecord.State.INTERRUPTED).record(), limit(LATENCY_P50, 0.02));
        assertThat(judgement.shipping().get(0)).doesNotContain("ship to").contains("d0 (the run did not end)");
    }

    @Test
    void aSmallRegressionOnEveryDeviceFailsTheFleetAlthoughNoDeviceFails() {
        double[] ratios = {1.012, 1.013, 1.012, 1.011, 1.013, 1.012, 1.012, 1.011};
        Judgement judgement = Judge.judge(fleet(ratios).record(), limit(LATENCY_P50, 0.02));
        assertThat(judgement.cells()).noneMatch(cell -> cell.decision() == Decision.FAIL);
        FleetVerdict fleet = judgement.fleet().get(0);
        assertThat(fleet.devices()).isEqualTo(8);
        assertThat(fleet.decision()).isEqualTo(Decision.FAIL);
        assertThat(judgement.decision()).isEqualTo(Decision.FAIL);
        assertThat(judgement.shipping().get(0))
                .doesNotContain("ship to")
                .contains("latency.p50 over all devices failed");
        assertThat(fleet.change().point()).isCloseTo(1.012, within(0.002));
    }

    @Test
    void aFleetThatGotWorseByHalfOfTheLimitHoldsBackEveryClass() {
        Judgement judgement = Judge.judge(loud(1.03, 10), limit(LATENCY_P50, 0.03));
        FleetVerdict fleet = judgement.fleet().get(0);
        assertThat(fleet.decision()).isEqualTo(Decision.FAIL);
        assertThat(fleet.p()).isLessThan(Fleet.ERROR);
        assertThat(judgement.decision()).isEqualTo(Decision.FAIL);
        assertThat(judgement.classes()).allMatch(verdict -> verdict.decision() == Decision.FAIL);
        assertThat(judgement.sentences()).anyMatch(s -> s.startsWith("latency.p50 of int8 over 10 devices: +"));
        Judgement same = Judge.judge(loud(1, 10), limit(LATENCY_P50, 0.03));
        assertThat(same.fleet().get(0).decision()).isEqualTo(Decision.PASS);
    }

    @Test
    void oneDeviceIsNoFleet() {
        assertThat(Judge.judge(fleet(1.1).record(), limit(LATENCY_P50, 0.02)).fleet())
                .isEmpty();
    }

    @Test
    void aWaivedFailureStaysInSightAndNoLongerBlocks() {
        RunRecord run = fleet(0.9, 1.2).record();
        Judgement judgement = Judge.judge(run, waiving(LATENCY_P50, "d1", LocalDate.of(2026, 4, 1), null));
        assertThat(judgement.decision()).isEqualTo(Decision.PASS);
        assertThat(judgement.cells().get(1).decision()).isEqualTo(Decision.FAIL);
        assertThat(judgement.shipping()).containsExactly("int8: ship to d0, d1");
        assertThat(judgement.sentences())
                .singleElement()
                .asString()
                .contains("latency.p50 of int8 on d1", "waived until 2026-04-01 by kim: known since March");
        Check check = judgement.cells().get(1).checks().get(0);
        assertThat(judgement.waived(judgement.cells().get(1), check)).isPresent();
    }

    @Test
    void anExpiredWaiverCoversNothingAndABindingOneNotMoreThanItSays() {
        RunRecord run = fleet(0.9, 1.2).record();
        assertThat(Judge.judge(run, waiving(LATENCY_P50, "d1", LocalDate.of(2026, 2, 1), null))
                        .decision())
                .isEqualTo(Decision.FAIL);
        assertThat(Judge.judge(run, waiving(LATENCY_P50, "d1", LocalDate.of(2026, 4, 1), 0.1))
                        .decision())
                .isEqualTo(Decision.FAIL);
        RunRecord good = fleet(0.9, 0.9).record();
        assertThat(Judge.judge(good, waiving(LATENCY_P50, "d1", LocalDate.of(2026, 2, 1), null))
                        .decision())
                .isEqualTo(Decision.INCONCLUSIVE);
    }

    /** Ten devices that are too noisy to fail one by one. */
    private static RunRecord loud(double ratio, int devices) {
        MadeUpRun run = devices(devices);
        for (int d = 0; d < devices; d++) {
            Random random = new Random(100 + d);
            run.values("d" + d, "fp32", LATENCY_P50, round -> 0.005)
                    .values(
                            "d" + d,
                            "int8",
                            LATENCY_P50,
                            round -> 0.005 * ratio * Math.exp(0.025 * random.nextGaussian()));
        }
        return run.record();
    }

    private static MadeUpRun fleet(double... ratios) {
        return measure(devices(ratios.length), ratios);
    }

    private static MadeUpRun measure(MadeUpRun run, double... ratios) {
        for (int d = 0; d < ratios.length; d++) {
            double ratio = ratios[d];
            run.values("d" + d, "fp32", LATENCY_P50, round -> 0.005)
                    .values("d" + d, "int8", LATENCY_P50, round -> 0.005 * ratio * noise(round));
        }
        return run;
    }

    private static MadeUpRun devices(int n) {
        MadeUpRun run = new MadeUpRun(ROUNDS);
        for (int d = 0; d < n; d++) {
            run.device("d" + d);
        }
        return run.candidate("fp32").candidate("int8");
    }

    private static DeviceSelector named(String name) {
        return new DeviceSelector(name);
    }

    private static Gate classes(DeviceClass... classes) {
        return new Gate(
                List.of(new Gate.Limit(LATENCY_P50, 0.02)),
                List.of(),
                0.95,
                Gate.Policy.BLOCK,
                List.of(),
                List.of(classes));
    }

    private static Gate waiving(Metric metric, String device, LocalDate expires, @Nullable Double upTo) {
        Waiver waiver = new Waiver("W-1", metric, null, named(device), upTo, "known since March", "kim", expires);
        return new Gate(
                List.of(new Gate.Limit(LATENCY_P50, 0.02)),
                List.of(),
                0.95,
                Gate.Policy.BLOCK,
                List.of(waiver),
                List.of());
    }
}
