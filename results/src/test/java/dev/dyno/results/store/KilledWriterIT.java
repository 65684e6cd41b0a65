package dev.dyno.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class KilledWriterIT {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, 60})
    void what_a_killed_process_had_written_is_there_and_its_lock_is_free(int trials, @TempDir Path temp)
            throws IOException, InterruptedException {
        Path root = temp.resolve("run");
        try (RunFolder folder = RunFolder.create(root)) {
            folder.writeRun(Runs.good(List.of(), RunRecord.State.RUNNING, null));
        }
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrialWriter.class.getName(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int said = 0;
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            while (said < trials) {
                said = Integer.parseInt(String.valueOf(lines.readLine()));
            }
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> lock(root))
                    .withMessageContaining("is being written by process " + writer.pid());
        } finally {
            writer.destroyForcibly();
            assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }

        List<TrialRecord> found = RunFolder.open(root).read().trials();
        assertThat(found).hasSizeGreaterThanOrEqualTo(said);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).isEqualTo(new Runs(i + 1).trial(i + 1));
        }
        lock(root);
    }

    private static void lock(Path root) {
        try (RunFolder folder = RunFolder.open(root)) {
            folder.lock();
        }
    }
}
