package dev.dyno.reports.gate;

import static dev.dyno.reports.gate.Judging.budget;
import static dev.dyno.reports.gate.Judging.change;
import static dev.dyno.reports.gate.Judging.limit;
import static dev.dyno.reports.gate.Judging.noise;
import static dev.dyno.reports.gate.Judging.only;
import static dev.dyno.results.metric.Metrics.ENERGY_PER_INFERENCE;
import static dev.dyno.results.metric.Metrics.LATENCY_P50;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.reports.MadeUpRun;
import dev.dyno.results.record.Rounds;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.Gate;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that were measured with an uncertainty of their own. */
class JudgeUncertaintyTest {
    private static final double STEP = 0.1;

    @Test
    void whatIsMeasuredFinelyIsDecidedAsBefore() {
        RunRecord fine = run(10, round -> 1, round -> noise(round), 0).record();
        RunRecord plain = new MadeUpRun(10)
                .device("pixel8")
                .candidate("fp32")
                .candidate("int8")
                .values("pixel8", "fp32", ENERGY_PER_INFERENCE, round -> 1)
                .values("pixel8", "int8", ENERGY_PER_INFERENCE, Judging::noise)
                .record();
        Cell cell = only(Judge.judge(fine, limit(ENERGY_PER_INFERENCE, 0.02)));
        assertThat(cell.decision()).isEqualTo(Decision.PASS);
        assertThat(change(cell)).isEqualTo(change(only(Judge.judge(plain, limit(ENERGY_PER_INFERENCE, 0.02)))));
    }

    @ParameterizedTest
    @CsvSource({
        // rounds agree far better than each of them is known: the error is the same in all of them
        "0.00, 0.01, PASS",
        "0.00, 0.05, INCONCLUSIVE",
        "0.06, 0.01, FAIL",
        "0.06, 0.10, INCONCLUSIVE"
    })
    void roundsThatAgreeBetterThanTheyWereMeasuredDecideNoMoreThanTheirMeasurement(
            double worse, double uncertainty, Decision decision) {
        RunRecord run = run(10, round -> 1, round -> (1 + worse) * noise(round), uncertainty)
                .record();
        Judgement judgement = Judge.judge(run, limit(ENERGY_PER_INFERENCE, 0.03));
        assertThat(only(judgement).decision()).isEqualTo(decision);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 26})
    void theStepsOfAGaugeGiveNoFalseCertaintyHoweverManyRounds(int rounds) {
        int passed = 0;
        int blind = 0;
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            double base = 0.95 + 0.1 * seed / 60; // where between two steps the truth lies, nobody knows
            IntToDoubleFunction baseline = round -> gauge(base, random);
            IntToDoubleFunction hungrier = round -> gauge(base * 1.04, random);
            Rounds plan = new Rounds(3, Math.max(4, rounds));
            RunRecord known =
                    run(rounds, baseline, hungrier, STEP / 2).planned(plan).record();
            RunRecord unknown = run(rounds, baseline, hungrier, 0).planned(plan).record();
            passed += decision(known) == Decision.PASS ? 1 : 0;
            blind += decision(unknown) == Decision.PASS ? 1 : 0;
        }
        assertThat(passed).as("of 60 that are 4 %% worse, held to 3 %%").isLessThanOrEqualTo(2);
        if (rounds > 3) {
            assertThat(blind).as("without the uncertainty").isGreaterThan(6);
        }
    }

    @ParameterizedTest
    @CsvSource({"1.2, 0.05, PASS", "1.2, 0.25, INCONCLUSIVE", "0.9, 0.05, FAIL", "0.9, 0.25, INCONCLUSIVE"})
    void anAbsoluteBudgetIsHeldToTheMeasurementsOwnError(double bound, double uncertainty, Decision decision) {
        RunRecord run = run(10, round -> 1, Judging::noise, uncertainty).record();
        Judgement judgement = Judge.judge(run, budget(ENERGY_PER_INFERENCE, bound));
        assertThat(only(judgement).decision()).isEqualTo(decision);
    }

    @Test
    void aCandidateThatIsFasterButHungrierFailsForItsEnergy() {
        RunRecord run = run(10, round -> 1, round -> 1.2 * noise(round), 0.02)
                .values("pixel8", "fp32", LATENCY_P50, round -> 0.005)
                .values("pixel8", "int8", LATENCY_P50, round -> 0.004 * noise(round))
                .record();
        List<Gate.Limit> limits =
                List.of(new Gate.Limit(ENERGY_PER_INFERENCE, 0.05), new Gate.Limit(LATENCY_P50, 0.05));
        Judgement judgement = Judge.judge(run, Judging.gate(limits, List.of(), Gate.Policy.BLOCK));

        assertThat(judgement.decision()).isEqualTo(Decision.FAIL);
        assertThat(judgement.sentences())
                .singleElement()
                .asString()
                .contains("energy.per_inference of int8 on pixel8: +20");
    }

    @Test
    void whatHasBeenSettledStaysSoWhateverRoundsFollow() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            double[] values = random.doubles(26, 0.97, 1.05).toArray();
            boolean before = false;
            Decision was = Decision.INCONCLUSIVE;
            for (int rounds = 3; rounds <= 26; rounds++) {
                RunRecord run = run(rounds, round -> 1, round -> values[round - 1], 0.02)
                        .planned(new Rounds(3, 26))
                        .record();
                boolean settled = Judge.settled(run, limit(ENERGY_PER_INFERENCE, 0.03), "pixel8", "int8");
                assertThat(settled || !before).isTrue();
                assertThat(before && decision(run) != was).isFalse();
                before = settled;
                was = decision(run);
            }
        }
    }

    private static Decision decision(RunRecord run) {
        Decision decision =
                only(Judge.judge(run, limit(ENERGY_PER_INFERENCE, 0.03))).decision();
        return decision == null ? Decision.INCONCLUSIVE : decision;
    }

    /** Power in steps, over windows whose lengths differ a little. */
    private static double gauge(double power, Random random) {
        double stepped = STEP * Math.round(power * (1 + 0.01 * random.nextGaussian()) / STEP);
        return stepped * (1 + 0.002 * random.nextGaussian());
    }

    private static MadeUpRun run(
            int rounds, IntToDoubleFunction baseline, IntToDoubleFunction candidate, double uncertainty) {
        return new MadeUpRun(rounds)
                .device("pixel8")
                .candidate("fp32")
                .candidate("int8")
                .values("pixel8", "fp32", ENERGY_PER_INFERENCE, baseline, uncertainty)
                .values("pixel8", "int8", ENERGY_PER_INFERENCE, candidate, uncertainty);
    }
}
