package dev.dyno.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {
    private static final RunRecord STARTED = Runs.good(List.of(), RunRecord.State.RUNNING, null);

    private final TrialRecord first = new Runs(1).trial(1);
    private final TrialRecord second = new Runs(1).trial(2);

    private final Path temp;

    RunFolderTest(@TempDir Path temp) {
        this.temp = temp;
    }

    private Path root() {
        return temp.resolve("runs/one");
    }

    private void cutOffAfter(TrialRecord... trials) {
        try (RunFolder folder = RunFolder.create(root())) {
            folder.writeRun(STARTED);
            for (TrialRecord trial : trials) {
                folder.appendTrial(trial);
            }
        }
    }

    @Test
    void a_run_that_was_cut_off_is_read_with_every_trial_that_had_ended() {
        cutOffAfter(first, second);

        RunRecord run = RunFolder.open(root()).read();

        assertThat(run).isEqualTo(STARTED.withTrials(List.of(first, second), List.of()));
    }

    @Test
    void a_run_that_ended_has_its_trials_once() {
        RunRecord ended = Runs.good(List.of(first, second), RunRecord.State.COMPLETE, Instant.EPOCH);
        try (RunFolder folder = RunFolder.create(root())) {
            folder.appendTrial(first);
            folder.appendTrial(second);
            folder.writeRun(ended);
        }
        assertThat(RunFolder.open(root()).read()).isEqualTo(ended);
    }

    @Test
    void the_later_record_of_a_repeated_trial_counts() {
        TrialRecord repeated = new Runs(99).trial(1);
        cutOffAfter(first, second, repeated);

        assertThat(RunFolder.open(root()).read().trials()).containsExactly(second, repeated);
    }

    @Test
    void a_resumed_run_goes_on_where_it_was_cut_off() {
        cutOffAfter(first);
        try (RunFolder folder = RunFolder.open(root())) {
            folder.appendTrial(second);
            assertThat(folder.read().trials()).containsExactly(first, second);
        }
    }

    @Test
    void a_torn_entry_is_an_issue_and_the_next_append_removes_it() throws IOException {
        cutOffAfter(first);
        Files.write(root().resolve("journal"), new byte[] {0, 0, 7}, StandardOpenOption.APPEND);

        try (RunFolder folder = RunFolder.open(root())) {
            RunRecord torn = folder.read();
            assertThat(torn.trials()).containsExactly(first);
            assertThat(torn.issues()).singleElement().satisfies(issue -> {
                assertThat(issue.severity()).isEqualTo(Issue.Severity.WARNING);
                assertThat(issue.message()).contains("the last 3 bytes").contains("--resume");
            });
            folder.appendTrial(second);
            assertThat(folder.read()).isEqualTo(STARTED.withTrials(List.of(first, second), List.of()));
        }
    }

    @Test
    void a_moved_folder_reads_the_same() throws IOException {
        cutOffAfter(first);
        Path moved = Files.move(root(), temp.resolve("elsewhere"));

        assertThat(RunFolder.open(moved).read().trials()).containsExactly(first);
    }

    @Test
    void an_empty_folder_is_taken_and_a_folder_with_files_is_not() throws IOException {
        Files.createDirectories(root());
        RunFolder.create(root()).close();
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> RunFolder.create(root()))
                .withMessage(root() + " is not empty; choose another folder with -o");
    }

    @Test
    void an_existing_run_is_never_overwritten_but_can_be_gone_on_with() {
        cutOffAfter(first);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> RunFolder.create(root()))
                .withMessageEndingWith(
                        "choose another folder with -o, or go on with the run in it: --resume " + root());
    }

    @Test
    void a_folder_below_a_file_cannot_be_made() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "x");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> RunFolder.create(file.resolve("run")))
                .withMessageStartingWith("cannot write " + file.resolve("run") + ": ")
                .withMessageEndingWith("choose a folder that you may write to with -o");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> RunFolder.create(file))
                .withMessage(file + " is a file; choose another folder with -o");
    }

    @Test
    void what_is_no_run_folder_says_what_is_missing() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "x");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> RunFolder.open(temp))
                .withMessage(temp + " is not a run folder: it has no run.json");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> RunFolder.open(root()))
                .withMessage(root() + ": no such run folder");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> RunFolder.open(file))
                .withMessage(file + " is a file, not a run folder");
    }

    @Test
    void a_second_writer_is_refused_until_the_first_is_done_even_after_reading() {
        cutOffAfter(first);
        try (RunFolder other = RunFolder.open(root())) {
            try (RunFolder one = RunFolder.open(root())) {
                one.lock();
                assertThat(other.read()).isEqualTo(one.read());
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(() -> other.appendTrial(second))
                        .withMessageContaining("is being written by process "
                                + ProcessHandle.current().pid());
            }
            other.appendTrial(second);
            assertThat(other.read().trials()).containsExactly(first, second);
        }
    }

    @Test
    void a_damaged_entry_names_the_file_and_the_entry() throws IOException {
        cutOffAfter(first);
        try (RunFolder folder = RunFolder.open(root())) {
            folder.lock();
        }
        Files.write(
                root().resolve("journal"),
                JournalScan.frame("{}".getBytes(StandardCharsets.UTF_8)).array(),
                StandardOpenOption.APPEND);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> RunFolder.open(root()).read())
                .withMessage(root().resolve("journal") + ", entry 2: 'id' is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../x", "samples/../../x", "/etc/passwd", "."})
    void a_name_from_a_record_never_leads_out_of_the_folder(String name) {
        cutOffAfter(first);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> RunFolder.open(root()).file(name))
                .withMessageContaining("is not a file of the run folder");
    }

    @Test
    void files_are_named_relative_to_the_folder() {
        cutOffAfter(first);
        RunFolder folder = RunFolder.open(root());
        assertThat(folder.name(folder.samplesFile("t"))).isEqualTo("samples/t.csv");
        assertThat(folder.name(folder.telemetryFile("t"))).isEqualTo("telemetry/t.csv");
        assertThat(folder.name(folder.outputsFile("t"))).isEqualTo("outputs/t.npy");
        assertThat(folder.name(folder.logFile("t"))).isEqualTo("logs/t.log");
        assertThat(folder.file("samples/t.csv")).isEqualTo(folder.samplesFile("t"));
        assertThatIllegalArgumentException().isThrownBy(() -> folder.name(temp.resolve("x")));
    }
}
