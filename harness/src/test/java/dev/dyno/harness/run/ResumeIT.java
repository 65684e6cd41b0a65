package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.error.StoreException;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.scenarios.Scenario;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that were cut off, gone on with. */
class ResumeIT {
    private Path home;
    private Bench bench;
    private Scenario scenario;

    @BeforeEach
    void set(@TempDir Path temp) {
        home = temp;
        bench = new Bench(temp);
        bench.write("b.faulty", "another");
        scenario = bench.scenario("""
                baseline: a
                candidates:
                  a: { model: any.faulty }
                  b: { model: b.faulty }
                """, "rounds: 3\n");
    }

    @AfterEach
    void nothingIsLeft() {
        bench.assertNothingLeft();
    }

    @Test
    void aStoppedRunGoesOnWithTheSamePlanAndRepeatsNothing() {
        RunRecord whole = bench.run(scenario, "whole", new Witness(), new StopSignal());
        RunRecord stopped = stoppedAfter(3);
        assertThat(stopped.state()).isEqualTo(RunRecord.State.INTERRUPTED);
        assertThat(stopped.trials()).hasSize(3);
        Witness witness = new Witness();

        RunRecord run = bench.resume("out", scenario, witness);

        assertThat(run.state()).isEqualTo(RunRecord.State.COMPLETE);
        assertThat(ids(run)).containsExactlyInAnyOrderElementsOf(ids(whole));
        assertThat(witness.finishedBefore).isEqualTo(3);
        assertThat(witness.started).hasSize(3).doesNotContainAnyElementsOf(ids(stopped));
        assertThat(starts(run)).containsAllEntriesOf(starts(stopped));
        assertParityIsComplete(run);
    }

    @Test
    void aTrialThatIsStoppedInItsMiddleIsKilledAndRunAgain() {
        StopSignal stop = new StopSignal();
        Scenario slow = bench.scenario("""
                baseline: a
                candidates:
                  a: { model: any.faulty }
                  b: { model: b.faulty, options: { fault: slow } }
                """, "rounds: 1\n");
        Witness first = new Witness().whileMeasuring(trial -> {
            if (trial.candidate().equals("b")) {
                stop.give();
            }
        });

        RunRecord stopped = bench.run(slow, "out", first, stop);

        bench.assertNothingLeft();
        assertThat(stopped.state()).isEqualTo(RunRecord.State.INTERRUPTED);
        assertThat(stopped.trials()).extracting(TrialRecord::candidate).doesNotContain("b");
        RunRecord run = bench.resume("out", slow, new Witness());
        assertThat(run.trials()).hasSize(2).allMatch(TrialRecord::valid);
        assertParityIsComplete(run);
    }

    @Test
    void aTornJournalCostsOnlyItsLastTrial() throws IOException {
        RunRecord stopped = stoppedAfter(3);
        List<String> before = ids(stopped);
        try (RunFolder folder = RunFolder.open(home.resolve("out"))) {
            // As if the process had been killed: nothing but the journal has the trials.
            folder.writeRun(stopped.withTrials(List.of(), List.of()).withState(RunRecord.State.RUNNING, null));
        }
        try (RandomAccessFile journal =
                new RandomAccessFile(home.resolve("out/journal").toFile(), "rw")) {
            journal.setLength(journal.length() - 7);
        }
        try (RunFolder folder = RunFolder.open(home.resolve("out"))) {
            assertThat(folder.read().issues()).anyMatch(issue -> issue.message().contains("unfinished entry"));
        }
        Witness witness = new Witness();

        RunRecord run = bench.resume("out", scenario, witness);

        assertThat(run.trials()).hasSize(6).allMatch(TrialRecord::valid);
        assertThat(witness.started).hasSizeBetween(3, 4).doesNotContainAnyElementsOf(before.subList(0, 2));
        assertThat(run.issues()).anyMatch(issue -> issue.message().contains("unfinished entry"));
        assertParityIsComplete(run);
    }

    @Test
    void aChangedModelIsRefusedAndNothingIsTouched() {
        RunRecord stopped = stoppedAfter(2);
        bench.write("b.faulty", "yet another");

        assertThatThrownBy(() -> bench.resume("out", scenario, new Witness()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("model of b")
                .hasMessageContaining("start a new run");
        try (RunFolder folder = RunFolder.open(home.resolve("out"))) {
            assertThat(folder.read().trials()).isEqualTo(stopped.trials());
        }
    }

    @Test
    void runsInFoldersOfTheSameNameAreStrangersToEachOther() {
        RunRecord one = bench.run(scenario, "out", new Witness(), new StopSignal());
        RunRecord other = bench.run(scenario, "an other place (1)/out", new Witness(), new StopSignal());

        assertThat(other.id()).isNotEqualTo(one.id()).matches("out-[0-9a-f]{8}");
        RunRecord third = bench.run(scenario, "Läufe [3] ", new Witness(), new StopSignal());
        assertThat(third.trials()).hasSize(6).allMatch(TrialRecord::valid);
    }

    @Test
    void aCompleteRunIsLeftAlone() {
        RunRecord whole = bench.run(scenario);
        Witness witness = new Witness();

        assertThat(bench.resume("out", scenario, witness)).isEqualTo(whole);
        assertThat(witness.started).isEmpty();
    }

    @Test
    void whatWasGivenUpIsToldOnce() {
        Scenario bad = bench.scenario("""
                baseline: a
                candidates:
                  a: { model: any.faulty }
                  b: { model: b.faulty, options: { fault: exit, at: load } }
                """, "rounds: 5\n");
        StopSignal stop = new StopSignal();
        Witness first = new Witness();
        first.afterEach(trial -> {
            if (trial.round() == 4) {
                stop.give();
            }
        });
        bench.run(bad, "out", first, stop);

        RunRecord run = bench.resume("out", bad, new Witness());

        assertThat(Bench.trials(run, "a")).hasSize(5);
        assertThat(Bench.trials(run, "b")).hasSize(2);
        assertThat(run.issues()).hasSize(1);
    }

    private RunRecord stoppedAfter(int trials) {
        StopSignal stop = new StopSignal();
        Witness witness = new Witness();
        witness.afterEach(trial -> {
            if (witness.finished.size() == trials) {
                stop.give();
            }
        });
        return bench.run(scenario, "out", witness, stop);
    }

    private static List<String> ids(RunRecord run) {
        return run.trials().stream().map(TrialRecord::id).toList();
    }

    private static Map<String, Instant> starts(RunRecord run) {
        return run.trials().stream().collect(Collectors.toMap(TrialRecord::id, TrialRecord::startedAt));
    }

    private static void assertParityIsComplete(RunRecord run) {
        assertThat(run.trials())
                .allSatisfy(trial -> assertThat(trial.metrics().get(Metrics.PARITY_COSINE.name()))
                        .isInstanceOf(Measured.class));
    }
}
