package dev.dyno.agent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.dyno.agent.platform.FakePlatform;
import dev.dyno.agent.platform.ProcFs;
import dev.dyno.protocol.TrialSpec.Watch;
import dev.dyno.protocol.WatchCsv;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WatcherTest {
    private static final long INTERVAL = 1_000_000L;
    private final Path folder;
    private final FakePlatform platform = new FakePlatform();

    WatcherTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_file_that_is_replaced_and_one_of_the_kernel_are_both_read_as_they_are_now() throws IOException {
        Path gauge = Files.writeString(folder.resolve("gauge"), "1\n");
        WatchedSource.OfFile ordinary = new WatchedSource.OfFile(gauge);
        assertThat(text(ordinary)).isEqualTo("1\n");
        Path next = Files.writeString(folder.resolve("next"), "22\n");
        Files.move(next, gauge, StandardCopyOption.REPLACE_EXISTING);
        assertThat(text(ordinary)).isEqualTo("22\n");

        assertThat(ordinary.staysOpen()).isFalse();

        WatchedSource.OfFile kernel = new WatchedSource.OfFile(Path.of("/proc/uptime"));
        String before = text(kernel);
        String after = before;
        while (after.equals(before)) {
            after = text(kernel);
        }
        assertThat(after).matches("[0-9. ]+\n");
        assertThat(kernel.staysOpen()).isTrue();
    }

    @Test
    void long_texts_are_cut_and_what_is_not_there_says_so() throws IOException, InterruptedException {
        Path large = Files.writeString(folder.resolve("large"), "x".repeat(10_000));
        List<WatchCsv.Row> rows = rows(
                new Watch.File("large", large.toString()),
                new Watch.File("absent", folder + "/absent"),
                new Watch.Command("prints", List.of("sh", "-c", "echo out; echo err >&2; exit 3")),
                new Watch.Command("yes", List.of("yes")),
                new Watch.Command("nothing", List.of("/no/such/program")));
        assertThat(first(rows, "large").text()).hasSize(WatchCsv.LONGEST_TEXT);
        assertThat(first(rows, "absent").problem()).isEqualTo("the device has no " + folder + "/absent");
        assertThat(first(rows, "prints").text()).isEqualTo("out\nerr\n");
        assertThat(first(rows, "yes").text()).hasSize(WatchCsv.LONGEST_TEXT);
        assertThat(first(rows, "nothing").problem()).contains("/no/such/program");
    }

    @Test
    void one_that_hangs_keeps_no_other_waiting_and_tells_what_it_says_in_the_end() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path gauge = Files.writeString(folder.resolve("gauge"), "1");
        Watcher watcher = watcher(new Watch.File("pipe", pipe.toString()), new Watch.File("gauge", gauge.toString()));
        watcher.start();
        until(() -> {
            platform.advance(Watcher.PATIENCE_NANOS);
            watcher.check();
            return watcher.rows().stream()
                            .filter(row -> row.name().equals("gauge"))
                            .count()
                    > 3;
        });
        watcher.close();
        List<WatchCsv.Row> rows = watcher.rows();
        assertThat(first(rows, "pipe").problem()).isEqualTo("it has not answered for a second");
        assertThat(rows.stream().filter(row -> row.name().equals("pipe"))).hasSize(1);
        Files.newOutputStream(pipe).close(); // lets the thread go
    }

    @Test
    void a_program_that_does_not_end_is_ended() throws InterruptedException {
        Watcher watcher = watcher(new Watch.Command("sleeps", List.of("sleep", "1000")));
        watcher.start();
        until(() -> {
            platform.advance(Watcher.COMMAND_NANOS);
            watcher.check();
            return watcher.rows().stream().anyMatch(row -> row.problem().equals("it took too long and was ended"));
        });
        watcher.close();
        until(() -> ProcessHandle.current().children().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void a_program_that_is_being_started_when_all_is_closed_is_ended_as_well() throws Exception {
        WatchedSource source = WatchedSource.of(new Watch.Command("sleeps", List.of("sleep", "1000")));
        source.close();
        assertThatIOException().isThrownBy(source::read).withMessageContaining("ended");
        until(() -> ProcessHandle.current().children().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void no_more_is_kept_than_there_is_room_for() {
        WatchLog log = new WatchLog(0, 10);
        log.said("a", 1, 2, bytes("12345"));
        log.said("a", 3, 4, bytes("12345"));
        log.said("a", 5, 6, bytes("678901"));
        log.said("a", 7, 8, bytes("1"));
        assertThat(log.rows())
                .containsExactly(
                        new WatchCsv.Row(1, 2, "a", "12345", ""),
                        new WatchCsv.Row(3, 4, "a", "12345", ""),
                        new WatchCsv.Row(5, 6, "a", "", "the watches said more than is kept"));
    }

    @Test
    void without_watches_nothing_runs() {
        Watcher watcher = watcher();
        watcher.start();
        watcher.check();
        watcher.close();
        assertThat(watcher.rows()).isEmpty();
        assertThat(watcher.cpuNanos()).isZero();
    }

    private Watcher watcher(Watch... watches) {
        return new Watcher(platform, new ProcFs(Path.of("/")), 0, List.of(watches), INTERVAL);
    }

    private List<WatchCsv.Row> rows(Watch... watches) throws InterruptedException {
        Watcher watcher = watcher(watches);
        watcher.start();
        until(() -> watcher.rows().size() >= watches.length);
        watcher.close();
        return watcher.rows();
    }

    private static WatchCsv.Row first(List<WatchCsv.Row> rows, String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }

    private static String text(WatchedSource source) throws IOException {
        return new String(source.read(), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(2);
        }
    }
}
