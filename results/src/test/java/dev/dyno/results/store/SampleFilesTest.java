package dev.dyno.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleFilesTest {
    private static final String GOOD = """
            phase,iteration,start_ns,latency_ns
            warm-up,0,1000,900
            warm-up,1,2000,500
            measure,0,3000,400
            measure,1,3400,600
            measure,2,5000,1000000000
            """;

    private static final String SCHEDULED = """
            phase,iteration,start_ns,latency_ns,due_ns
            warm-up,0,1000,900,
            measure,0,3000,400,3000
            measure,1,3400,600,3300
            """;

    private final Path file;

    SampleFilesTest(@TempDir Path folder) {
        this.file = folder.resolve("t.csv");
    }

    private Samples read(String text) throws IOException {
        return SampleFiles.read(Files.writeString(file, text));
    }

    @Test
    void every_sample_is_read_and_only_measured_ones_are_latencies() throws IOException {
        Samples samples = read(GOOD);

        assertThat(samples.size()).isEqualTo(5);
        assertThat(samples.warmUps()).isEqualTo(2);
        assertThat(samples.startNanos(4)).isEqualTo(5000);
        assertThat(samples.latencyNanos(0)).isEqualTo(900);
        assertThat(SampleFiles.readMeasured(file)).containsExactly(400e-9, 600e-9, 1);
    }

    @Test
    void under_a_schedule_latencies_count_from_when_an_inference_was_due() throws IOException {
        Samples samples = read(SCHEDULED);

        assertThat(samples.scheduled()).isTrue();
        assertThat(samples.dueNanos(2)).isEqualTo(3300);
        assertThat(samples.measuredSeconds()).containsExactly(400e-9, 700e-9);
        assertThat(samples.serviceSeconds()).containsExactly(400e-9, 600e-9);
        assertThat(samples.problems(new Samples.Expected(1, 2, 1))).isEmpty();
        assertThat(read(SCHEDULED.replace("3300", "3401")).problems(new Samples.Expected(1, 2, 1)))
                .containsExactly("1 samples start before they were due");
        assertThat(read(SCHEDULED.replace("3300", "2999")).problems(new Samples.Expected(1, 2, 1)))
                .containsExactly("1 samples were due before the one above them");
    }

    @ParameterizedTest
    @CsvSource({"'900,','900,1000',2", "'900,','900',2", "400,400x,3", "',3000\n','\n',3", "3300,-3300,4"})
    void a_scheduled_row_of_another_form_is_named_by_its_line(String before, String after, int line) {
        String from = before.replace("\\n", "\n");
        assertThat(SCHEDULED).contains(from);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> read(SCHEDULED.replace(from, after.replace("\\n", "\n"))))
                .withMessageStartingWith(file + ":" + line + ": ");
    }

    @Test
    void a_million_samples_are_read_whole() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder text = new StringBuilder("phase,iteration,start_ns,latency_ns\n");
        long start = 0;
        long sum = 0;
        for (int i = 0; i < 1_000_000; i++) {
            long latency = random.nextLong(1, 5_000_000);
            text.append("measure,")
                    .append(i)
                    .append(',')
                    .append(start)
                    .append(',')
                    .append(latency)
                    .append('\n');
            start += latency;
            sum += latency;
        }
        Samples samples = read(text.toString());

        assertThat(samples.startNanos(999_999) + samples.latencyNanos(999_999)).isEqualTo(sum);
        assertThat(samples.problems(new Samples.Expected(0, 1_000_000, sum / 1e9)))
                .isEmpty();
    }

    @Test
    void no_samples_are_no_latencies() throws IOException {
        assertThat(read("phase,iteration,start_ns,latency_ns\n").measuredSeconds())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phase | phases | 1",
                "warm-up,0 | cool-up,0 | 2",
                "measure,0, | warm-up,2, | 5", // a measure,1 must not be the first
                "measure,2, | warm-up,2, | 6",
                "measure,1, | measure,7, | 5",
                ",900 | ,-900 | 2",
                ",900 | ,9e2 | 2",
                ",900 | ,NaN | 2",
                ",900 | , | 2",
                ",900 | ,900,1 | 2",
                ",900 | ,9999999999999999999 | 2",
                ",600 | ,\"600\" | 5",
            })
    void a_row_of_another_form_is_named_by_its_line(String before, String after, int line) {
        assertThat(GOOD).contains(before);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> read(GOOD.replace(before, after)))
                .withMessageStartingWith(file + ":" + line + ": ");
    }

    @Test
    void a_file_cut_off_anywhere_is_refused_or_lacks_whole_rows_only() throws IOException {
        for (int length = 0; length < GOOD.length(); length++) {
            String part = GOOD.substring(0, length);
            if (part.endsWith("\n")) {
                assertThat(read(part).size()).isEqualTo(part.split("\n").length - 1);
            } else {
                assertThatExceptionOfType(StoreException.class).isThrownBy(() -> read(part));
            }
        }
    }

    @Test
    void a_missing_file_is_named() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> SampleFiles.read(file))
                .withMessage("cannot read " + file + ": no such file");
    }

    @Test
    void plausible_samples_have_no_problems() throws IOException {
        assertThat(read(GOOD).problems(new Samples.Expected(2, 3, 1.000005))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "900 | 900 | 2 | 4 | 2.0 | the trial reported 4 measured samples, but its file has 3",
                "900 | 900 | 1 | 3 | 2.0 | the trial reported 1 warm-up samples, but its file has 2",
                "900 | 900 | 2 | 3 | 1.0 | the last sample ends at 1.000005 s, but the trial took only 1.0 s",
                "1000,900 | 2001,900 | 2 | 3 | 2.0 | 1 samples start before the one above them: the clock",
                "1000,900 | 1000,1001 | 2 | 3 | 2.0 | 1 samples start before the one above them has ended",
                ",600 | ,0 | 2 | 3 | 2.0 | 1 samples took no time at all",
            })
    void what_is_not_plausible_is_a_problem(
            String before, String after, int warmUps, int measured, double wall, String problem) throws IOException {
        assertThat(read(GOOD.replace(before, after)).problems(new Samples.Expected(warmUps, measured, wall)))
                .singleElement()
                .asString()
                .startsWith(problem);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void bytes_of_any_kind_give_samples_or_a_store_error(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = GOOD.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            Files.write(file, bytes);
            try {
                assertThat(SampleFiles.read(file).size()).isBetween(4, 5);
            } catch (StoreException e) {
                assertThat(e).hasMessageStartingWith(file + ":");
            }
        }
    }
}
