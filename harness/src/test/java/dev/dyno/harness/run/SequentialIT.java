package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Judge;
import dev.dyno.results.record.Rounds;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.scenarios.Scenario;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that end when they are decided, for real: processes, agents, clocks. The engine is one whose inference is a timed
 * spin, so that candidates differ by what is asked for and by little else.
 */
class SequentialIT {
    private static final String CANDIDATES = """
            baseline: today
            candidates:
              today: { model: any.faulty, options: { added-work: %s } }
              next: { model: any.faulty, options: { added-work: %s } }
            telemetry: { interval: 0 ms }
            metrics: [latency.p50]
            rounds: { at-least: %d, at-most: %d }
            gate: { limits: { latency.p50: %s } }
            """;

    private Path home;
    private Bench bench;
    private final Witness witness = new Witness();

    @BeforeEach
    void set(@TempDir Path temp) {
        home = temp;
        bench = new Bench(temp);
    }

    @AfterEach
    void nothingIsLeft() {
        bench.assertNothingLeft();
    }

    @Test
    void aClearlyBetterCandidateEndsTheRunAtOneOfTheFirstLooks() {
        Scenario scenario = scenario("50 %", "0 %", new Rounds(3, 26), "2 %");

        RunRecord run = bench.run(scenario, "out", witness, new StopSignal());

        assertThat(run.state()).isEqualTo(RunRecord.State.COMPLETE);
        assertThat(decision(run, scenario)).isEqualTo(Decision.PASS);
        int rounds = rounds(run);
        assertThat(rounds).isBetween(3, 9);
        assertThat(witness.settled)
                .singleElement()
                .asString()
                .startsWith("next on ")
                .endsWith(": decided after " + rounds + " rounds: PASS");
        assertThat(witness.dropped).hasSize(2 * (52 - rounds)).doesNotContainAnyElementsOf(ids(run));
    }

    @Test
    void aDecidedCandidateRunsNoFurtherWhileAnotherGoesOn() {
        Scenario scenario = bench.scenario("""
                baseline: today
                candidates:
                  today: { model: any.faulty, options: { added-work: 100 % } }
                  clear: { model: any.faulty }
                  same: { model: any.faulty, options: { added-work: 100 % } }
                metrics: [latency.p50]
                rounds: { at-least: 3, at-most: 9 }
                gate: { limits: { latency.p50: 2 % } }
                """, "");

        RunRecord run = bench.run(scenario, "out", witness, new StopSignal());

        assertThat(witness.settled).hasSize(2);
        int clear = Bench.trials(run, "clear").size();
        int same = Bench.trials(run, "same").size();
        assertThat(clear).isLessThan(same);
        assertThat(Bench.trials(run, "today")).hasSize(same);
    }

    @Test
    void anIdenticalCopyOfTheBaselinePasses() {
        Scenario scenario = scenario("0 %", "0 %", new Rounds(3, 26), "5 %");

        RunRecord run = bench.run(scenario, "out", witness, new StopSignal());

        assertThat(decision(run, scenario)).isEqualTo(Decision.PASS);
    }

    @Test
    void addedWorkOfThreePercentIsFailedAndConfirmedAtALimitOfTwo() {
        Scenario scenario = scenario("0 %", "3 %", new Rounds(3, 26), "2 %");

        RunRecord run = bench.run(scenario, "out", witness, new StopSignal());

        assertThat(decision(run, scenario)).isEqualTo(Decision.FAIL);
        // Four fresh rounds at least, after the three or more that raised the suspicion.
        assertThat(rounds(run)).isBetween(7, 52);
        assertThat(witness.settled).singleElement().asString().endsWith("rounds: FAIL");
        assertThat(Judge.judge(run, scenario.gate()).sentences())
                .singleElement()
                .asString()
                .contains("confirmed on");
    }

    @Test
    void whatIsTooCloseToCallGoesOnAndEndsInconclusiveAtTheLastLook() {
        // An identical copy, and a limit far finer than three rounds can tell.
        Scenario scenario = scenario("0 %", "0 %", new Rounds(2, 3), "0.1 %");

        RunRecord run = bench.run(scenario, "out", witness, new StopSignal());

        assertThat(run.state()).isEqualTo(RunRecord.State.COMPLETE);
        assertThat(decision(run, scenario)).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(rounds(run)).isIn(3, 6);
        assertThat(witness.settled).singleElement().asString().contains("more would not decide it: INCONCLUSIVE");
    }

    @Test
    void aRunThatIsGoneOnWithComesToTheSameAnswersAtTheSameRounds() {
        Scenario scenario = scenario("50 %", "0 %", new Rounds(3, 26), "2 %");
        RunRecord whole = bench.run(scenario, "out", witness, new StopSignal());
        // As if it had been killed after the last trial, before it asked: nothing may be run again, and nothing more.
        try (RunFolder folder = RunFolder.open(home.resolve("out"))) {
            folder.writeRun(whole.withState(RunRecord.State.RUNNING, null));
        }
        Witness second = new Witness();

        RunRecord run = bench.resume("out", scenario, second);

        assertThat(second.started).isEmpty();
        assertThat(second.settled).isEqualTo(witness.settled);
        assertThat(run.state()).isEqualTo(RunRecord.State.COMPLETE);
        assertThat(run.trials()).containsExactlyInAnyOrderElementsOf(whole.trials());
    }

    @Test
    void aFixedNumberOfRoundsIsRunWhateverTheyShow() {
        Scenario scenario = scenario("50 %", "0 %", Rounds.fixed(12), "2 %");

        RunRecord run = bench.run(scenario, "out", witness, new StopSignal());

        assertThat(run.trials()).hasSize(24);
        assertThat(witness.settled).isEmpty();
        assertThat(witness.dropped).isEmpty();
    }

    private Scenario scenario(String baselineWork, String work, Rounds rounds, String limit) {
        String text = CANDIDATES.formatted(baselineWork, work, rounds.atLeast(), rounds.atMost(), limit);
        return bench.scenario(text, "");
    }

    private static Decision decision(RunRecord run, Scenario scenario) {
        return Judge.judge(run, scenario.gate()).decision();
    }

    private static int rounds(RunRecord run) {
        return run.trials().stream().mapToInt(TrialRecord::round).max().orElse(0);
    }

    private static List<String> ids(RunRecord run) {
        return run.trials().stream().map(TrialRecord::id).toList();
    }
}
