package dev.dyno.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.processes.DynoProcess.Ended;
import dev.dyno.reports.gate.Judge;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.scenarios.Gate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command on a real model, with rounds that end when all is decided. */
@Tag("quiet")
class SequentialCommandIT {
    private static final Gate GATE =
            new Gate(List.of(new Gate.Limit(Metrics.LATENCY_P50, 0.02)), List.of(), 0.95, Gate.Policy.BLOCK);

    private Path folder;
    private DynoProcess dyno;

    @BeforeEach
    void sit(@TempDir Path temp) throws IOException {
        folder = temp;
        dyno = new DynoProcess(temp);
    }

    @Test
    void aSlowDownIsFailedAndConfirmedAcrossAKillByTheSamePathOfDecisions() throws Exception {
        dyno.slowDown("slow.yaml", "60 %", "latency.p50: 2 %");
        dyno.start("run", "slow.yaml", "-o", "out")
                .awaitWords("7/~24 ")
                .signal("KILL")
                .end();
        RunRecord killed = read();

        Ended resumed = dyno.type("run", "--resume", "out");

        assertThat(resumed.code()).as(resumed.err()).isEqualTo(1);
        RunRecord run = read();
        int end = rounds(run);
        assertThat(resumed.err()).contains(": decided after " + end + " rounds: FAIL");
        assertThat(resumed.out()).contains("confirmed on", "ended there because everything is decided");
        assertThat(run.trials()).hasSize(2 * end);
        assertThat(starts(run)).containsAllEntriesOf(starts(killed));
        for (int round = 1; round <= end; round++) {
            assertThat(settledAfter(run, round)).as("after round %d", round).isEqualTo(round == end);
        }
    }

    @Test
    void whatNoRoundCanDecideEndsEarlyWithItsOwnCode() throws Exception {
        // 25 inferences give no p99, in whatever round.
        dyno.slowDown("vain.yaml", "0 %", "latency.p99: 2 %");

        Ended ended = dyno.type("run", "vain.yaml", "-o", "out");

        assertThat(ended.code()).as(ended.err()).isEqualTo(3);
        assertThat(ended.err()).contains("more would not decide it: INCONCLUSIVE");
        assertThat(ended.out()).contains("ended there because more rounds would decide nothing");
    }

    private boolean settledAfter(RunRecord run, int round) {
        List<TrialRecord> trials =
                run.trials().stream().filter(trial -> trial.round() <= round).toList();
        String device = run.devices().get(0).name();
        return Judge.settled(run.withTrials(trials, List.of()), GATE, device, "next");
    }

    private static Map<String, Instant> starts(RunRecord run) {
        return run.trials().stream().collect(Collectors.toMap(TrialRecord::id, TrialRecord::startedAt));
    }

    private static int rounds(RunRecord run) {
        return run.trials().stream().mapToInt(TrialRecord::round).max().orElse(0);
    }

    private RunRecord read() {
        try (RunFolder run = RunFolder.open(folder.resolve("out"))) {
            return run.read();
        }
    }
}
