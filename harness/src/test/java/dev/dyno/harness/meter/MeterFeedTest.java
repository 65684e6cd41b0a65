package dev.dyno.harness.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@SuppressWarnings("try") // a feed works by being open
class MeterFeedTest {
    private final MeterLog log = new MeterLog();
    private final Path folder;

    MeterFeedTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_programs_lines_arrive_and_its_end_is_known() throws Exception {
        try (MeterFeed feed = command("printf '1,2\\n\\nnonsense\\n3,4\\n5,'; exit 3")) {
            until(() -> !log.ended().isEmpty());
        }
        assertThat(log.ended()).isEqualTo("its program ended with 3");
        assertThat(log.since(Long.MIN_VALUE / 2))
                .extracting(MeterLog.Entry::text)
                .containsExactly("", "nonsense", "");
    }

    @Test
    void closing_ends_the_program_and_what_it_started() throws Exception {
        Path pid = folder.resolve("pid");
        MeterFeed feed = command("sleep 1000 & echo $! > '" + pid + "'; echo 1,2; wait");
        until(() -> !log.since(Long.MIN_VALUE / 2).isEmpty());
        long child = Long.parseLong(Files.readString(pid).strip());
        feed.close();
        until(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void what_is_added_to_a_file_arrives_and_what_was_there_does_not() throws Exception {
        Path file = Files.writeString(folder.resolve("meter.csv"), "1,1\n2,");
        try (MeterFeed feed = MeterFeed.ofFile(file, log, System::nanoTime)) {
            Files.writeString(file, "2\n3,3\n4,", StandardOpenOption.APPEND);
            until(() -> log.since(Long.MIN_VALUE / 2).size() == 2);
            assertThat(log.since(Long.MIN_VALUE / 2).get(1).line()).contains(new MeterLine(3, 3));
            Files.writeString(file, "");
            until(() -> log.ended().equals("its file became shorter"));
        }
    }

    @Test
    void endless_lines_cost_no_memory_and_are_no_lines() throws Exception {
        try (MeterFeed feed = command("head -c 3000000 /dev/zero | tr '\\0' 1; echo; echo 1,2")) {
            until(() -> log.since(Long.MIN_VALUE / 2).size() == 2);
        }
        assertThat(log.since(Long.MIN_VALUE / 2).get(0).line()).isEmpty();
        assertThat(log.since(Long.MIN_VALUE / 2).get(1).line()).isPresent();
    }

    @Test
    void what_cannot_be_started_or_read_says_so() {
        assertThatIOException()
                .isThrownBy(() -> MeterFeed.ofCommand(List.of("/no/such/meter"), log, System::nanoTime)
                        .close());
        assertThatIOException()
                .isThrownBy(() -> MeterFeed.ofFile(folder.resolve("none"), log, System::nanoTime)
                        .close());
    }

    private MeterFeed command(String script) throws IOException {
        return MeterFeed.ofCommand(List.of("sh", "-c", script), log, System::nanoTime);
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(2);
        }
    }
}
