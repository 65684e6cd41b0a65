package dev.dyno.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dyno.harness.processes.DynoProcess.Ended;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run folder on a disk that is really full. */
class FullRunFolderIT {
    private Path folder;
    private Path disk;
    private DynoProcess dyno;

    @BeforeEach
    void mount(@TempDir Path temp) throws IOException, InterruptedException {
        folder = temp;
        dyno = new DynoProcess(temp);
        dyno.scenario("small.yaml", 4, "");
        disk = Files.createDirectory(temp.resolve("disk"));
        assumeTrue(
                ended("mount", "-t", "tmpfs", "-o", "size=128k", "none", disk.toString()) == 0,
                "only root may mount a small disk to fill");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        ended("umount", disk.toString());
        assertThat(Processes.of(folder)).as("processes left behind").isEmpty();
    }

    @Test
    void aFullDiskKeepsFinishedTrialsAndTheRunGoesOnOnceThereIsRoom() throws Exception {
        Ended full = dyno.type("run", "small.yaml", "-o", "disk/out");

        assertThat(full.code()).as(full.err()).isEqualTo(4);
        assertThat(full.err())
                .contains(disk.resolve("out").toString(), "free", "--resume")
                .doesNotContain("\tat ");
        RunRecord before = read();
        assertThat(before.state()).isEqualTo(RunRecord.State.RUNNING);
        assertThat(before.trials()).isNotEmpty().hasSizeLessThan(8).allMatch(TrialRecord::valid);

        assertThat(ended("mount", "-o", "remount,size=16m", disk.toString())).isZero();
        Ended resumed = dyno.type("run", "--resume", "disk/out");

        assertThat(resumed.code()).as(resumed.err()).isIn(0, 3);
        RunRecord run = read();
        assertThat(run.state()).isEqualTo(RunRecord.State.COMPLETE);
        assertThat(run.trials()).hasSize(8).allMatch(TrialRecord::valid);
        assertThat(run.trials())
                .extracting(TrialRecord::startedAt)
                .containsAll(
                        before.trials().stream().map(TrialRecord::startedAt).toList());
    }

    private RunRecord read() {
        try (RunFolder run = RunFolder.open(disk.resolve("out"))) {
            return run.read();
        }
    }

    private static int ended(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
