package dev.dyno.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.processes.DynoProcess.Ended;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command, killed, interrupted and gone on with. */
class CutOffIT {
    private static final int ROUNDS = 3;

    private Path folder;
    private DynoProcess dyno;

    @BeforeEach
    void sit(@TempDir Path temp) throws IOException {
        folder = temp;
        dyno = new DynoProcess(temp);
        dyno.scenario("small.yaml", ROUNDS, "");
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(Processes.of(folder)).as("processes left behind").isEmpty();
        assertThat(Processes.names(folder.resolve("home/.cache/dyno/device/trials")))
                .isEmpty();
    }

    @Test
    void aKilledRunGoesOnWhereItWasAndRepeatsNothing() throws Exception {
        dyno.start("run", "small.yaml", "-o", "out")
                .awaitWords("3/6 ")
                .signal("KILL")
                .end();
        RunRecord killed = read();
        assertThat(killed.state()).isEqualTo(RunRecord.State.RUNNING);
        assertThat(killed.trials()).hasSizeBetween(3, 5);

        Ended resumed = dyno.type("run", "--resume", "out");

        assertThat(resumed.code()).as(resumed.err()).isIn(0, 3);
        assertThat(resumed.err()).contains(killed.trials().size() + " of them done before");
        assertComplete(killed);
    }

    @Test
    void ctrlCEndsInOrderAndTheRunGoesOnLater() throws Exception {
        Ended interrupted = dyno.start("run", "small.yaml", "-o", "out")
                .awaitWords("2/6 ")
                .signal("INT")
                .end();

        assertThat(interrupted.code()).as(interrupted.err()).isEqualTo(130);
        assertThat(interrupted.err()).contains("ending in order").doesNotContain("Exception");
        nothingIsLeft();
        RunRecord stopped = read();
        assertThat(stopped.state()).isEqualTo(RunRecord.State.INTERRUPTED);
        assertThat(stopped.trials()).hasSizeBetween(2, 5).allMatch(TrialRecord::valid);
        assertThat(Processes.names(folder.resolve("out")))
                .contains("run.json", "verdict.json", "summary.md", "report.html");
        assertThat(dyno.type("run", "--resume", "out").code()).isIn(0, 3);
        assertComplete(stopped);
    }

    private void assertComplete(RunRecord before) {
        RunRecord run = read();
        assertThat(run.state()).isEqualTo(RunRecord.State.COMPLETE);
        assertThat(run.trials()).hasSize(2 * ROUNDS).allMatch(TrialRecord::valid);
        assertThat(starts(run)).containsAllEntriesOf(starts(before));
        assertThat(Processes.names(folder.resolve("out/samples"))).hasSize(2 * ROUNDS);
    }

    private RunRecord read() {
        try (RunFolder run = RunFolder.open(folder.resolve("out"))) {
            return run.read();
        }
    }

    private static Map<String, Instant> starts(RunRecord run) {
        return run.trials().stream().collect(Collectors.toMap(TrialRecord::id, TrialRecord::startedAt));
    }
}
