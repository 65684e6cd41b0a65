package dev.dyno.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real file system that is really full, or really read-only. */
class FullDiskIT {
    private static final RunRecord STARTED = Runs.good(List.of(), RunRecord.State.RUNNING, null);

    private final Path disk;
    private final Runs runs = new Runs(8);

    FullDiskIT(@TempDir Path folder) {
        this.disk = folder.resolve("disk");
    }

    @BeforeEach
    void mount() throws IOException {
        Files.createDirectories(disk);
        assumeTrue(
                command("mount", "-t", "tmpfs", "-o", "size=96k", "dyno-test", disk.toString()) == 0,
                "a file system of its own needs the right to mount one");
    }

    @AfterEach
    void unmount() throws IOException {
        command("umount", disk.toString());
    }

    private static int command(String... words) throws IOException {
        try {
            return new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            throw new InterruptedIOException(String.join(" ", words));
        }
    }

    @Test
    void a_full_disk_costs_the_trial_that_met_it_and_no_other() throws IOException {
        List<TrialRecord> kept = new ArrayList<>();
        try (RunFolder folder = RunFolder.create(disk.resolve("run"))) {
            folder.writeRun(STARTED);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> {
                        for (int i = 1; i <= 200; i++) {
                            TrialRecord trial = runs.trial(i);
                            folder.appendTrial(trial);
                            kept.add(trial);
                        }
                    })
                    .withMessageMatching("cannot write .*/run/journal: No space left on device; "
                            + "it needs [0-9]+ bytes more; free some space there, then go on with --resume");
            assertThat(kept).isNotEmpty();
            assertThat(folder.read()).isEqualTo(STARTED.withTrials(kept, List.of()));

            // With space again, the same folder takes the next trial.
            TrialRecord small = small(999);
            assertThat(command("mount", "-o", "remount,size=256k", disk.toString()))
                    .isZero();
            folder.appendTrial(small);
            kept.add(small);
            assertThat(folder.read().trials()).isEqualTo(kept);
        }
    }

    @Test
    void a_full_disk_leaves_the_old_run_and_nothing_half_written() throws IOException {
        try (RunFolder folder = RunFolder.create(disk.resolve("run"))) {
            folder.writeRun(STARTED);
            RunRecord large = new Runs(9).run(200);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> folder.writeRun(large))
                    .withMessageContaining("/run/run.json: No space left on device");
            assertThat(folder.read()).isEqualTo(STARTED);
            try (Stream<Path> files = Files.list(folder.root())) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder(
                                ".lock", "journal", "run.json", "samples", "telemetry", "outputs", "logs");
            }
        }
    }

    @Test
    void a_read_only_file_system_says_so() throws IOException {
        try (RunFolder folder = RunFolder.create(disk.resolve("run"))) {
            folder.writeRun(STARTED);
        }
        assertThat(command("mount", "-o", "remount,ro", disk.toString())).isZero();

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> RunFolder.create(disk.resolve("other")))
                .withMessage("cannot write " + disk.resolve("other")
                        + ": Read-only file system; choose a folder that you may write to with -o");
        RunFolder old = RunFolder.open(disk.resolve("run"));
        assertThat(old.read()).isEqualTo(STARTED);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> old.appendTrial(small(1)))
                .withMessageContaining("Read-only file system");
    }

    private static TrialRecord small(int number) {
        return new Runs(3).trial(number);
    }
}
