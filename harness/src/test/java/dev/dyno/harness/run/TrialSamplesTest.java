package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.protocol.TrialResult;
import dev.dyno.scenarios.LoadPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialSamplesTest {
    private static final String SAMPLES = """
            phase,iteration,start_ns,latency_ns
            warm-up,0,1000000,1000000
            warm-up,1,2000000,1000000
            measure,0,5000000,1000000
            measure,1,6000000,1000000
            measure,2,7000000,1000000
            """;

    private static final String SCHEDULED = """
            phase,iteration,start_ns,latency_ns,due_ns
            warm-up,0,1000000,1000000,
            warm-up,1,2000000,1000000,
            measure,0,5000000,1000000,5000000
            measure,1,6500000,1000000,6000000
            measure,2,7500000,1000000,7500000
            """;

    @TempDir
    private Path folder = Path.of("");

    private final Answers answers = new Answers();
    private LoadPattern load = Evidence.SINGLE;

    @Test
    void measured_latencies_come_in_seconds_and_in_order() throws IOException {
        TrialSamples read = read(SAMPLES, 10);

        assertThat(read.problems()).isEmpty();
        assertThat(read.latencies()).containsExactly(0.001, 0.001, 0.001);
    }

    @Test
    void inferences_longer_than_their_window_are_a_problem() throws IOException {
        answers.window = new TrialResult.Window(3, 5_000_000, 2_999_999);

        assertThat(read(SAMPLES, 10).problems()).singleElement().asString().contains("longer", "window");
    }

    @Test
    void samples_beyond_the_harnesss_own_time_are_a_problem() throws IOException {
        assertThat(read(SAMPLES, 0.007).problems()).singleElement().asString().contains("harness's clock");
    }

    @Test
    void fewer_samples_than_reported_are_a_problem() throws IOException {
        answers.window = new TrialResult.Window(4, 5_000_000, 4_000_000);

        assertThat(read(SAMPLES, 10).problems()).singleElement().asString().contains("reported 4 measured");
    }

    @Test
    void under_a_schedule_latencies_count_from_when_each_was_due() throws IOException {
        load = Evidence.periodic(1000, Duration.ofMillis(1), Duration.ofMillis(5));
        answers.window = window(3, 4, TrialResult.WindowEnd.COMPLETE);

        TrialSamples read = read(SCHEDULED, 10);

        assertThat(read.problems()).isEmpty();
        assertThat(read.latencies()).containsExactly(0.001, 0.0015, 0.001);
        assertThat(read.services()).containsExactly(0.001, 0.001, 0.001);
        assertThat(read.ends()).containsExactly(0.001, 0.0025, 0.0035);
    }

    @Test
    void samples_and_load_must_agree_on_the_schedule() throws IOException {
        load = Evidence.periodic(1000, Duration.ofMillis(1), Duration.ofMillis(5));
        assertThat(read(SAMPLES, 10).problems()).singleElement().asString().contains("periodic", "schedule");

        load = Evidence.SINGLE;
        assertThat(read(SCHEDULED, 10).problems()).singleElement().asString().contains("no schedule");
        answers.window = window(3, 4, TrialResult.WindowEnd.COMPLETE);
        assertThat(read(SAMPLES, 10).problems()).singleElement().asString().contains("4 inferences due and 3 made");
    }

    @Test
    void more_frames_than_there_were_or_before_the_window_are_problems() throws IOException {
        load = Evidence.periodic(1000, Duration.ofMillis(1), Duration.ofMillis(3));
        answers.window = window(3, 4, TrialResult.WindowEnd.COMPLETE);

        assertThat(read(SCHEDULED, 10).problems()).singleElement().asString().contains("4 frames due", "there were 3");
        load = Evidence.periodic(1000, Duration.ofMillis(1), Duration.ofMillis(5));
        assertThat(read(SCHEDULED.replace("1000000,5000000", "1000000,4999999"), 10)
                        .problems())
                .containsExactly("its first inference was due before the window began");
        assertThat(read(SCHEDULED.replace("1000000,5000000", "1000000,5000001"), 10)
                        .problems())
                .containsExactly("1 samples start before they were due");
    }

    private static TrialResult.Window window(int made, int due, TrialResult.WindowEnd end) {
        return new TrialResult.Window(made, 5_000_000, 5_000_000, due, end);
    }

    @Test
    void a_malformed_file_is_a_problem_and_no_error() throws IOException {
        assertThat(read("nonsense", 10).problems()).hasSize(1);
    }

    @Test
    void a_trial_that_claims_to_have_measured_but_left_nothing_is_not_believed() {
        assertThat(TrialSamples.read(null, answers.completed(), Evidence.SINGLE, 10)
                        .problems())
                .containsExactly("the agent says it measured, but left no samples");
    }

    @Test
    void a_failed_trial_or_none_has_no_samples_and_that_is_no_problem() {
        assertThat(TrialSamples.read(null, answers.failed("load", "no"), Evidence.SINGLE, 10)
                        .problems())
                .isEmpty();
        assertThat(TrialSamples.read(null, null, Evidence.SINGLE, 10).problems())
                .isEmpty();
    }

    private TrialSamples read(String text, double wallSeconds) throws IOException {
        Path file = Files.writeString(folder.resolve("samples.csv"), text);
        return TrialSamples.read(file, answers.completed(), load, wallSeconds);
    }
}
