package dev.dyno.scenarios.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCacheTest {
    private final Path folder;
    private final List<String> progress = new ArrayList<>();
    private final Letters letters = new Letters();

    ModelCacheTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void builds_once_and_then_only_checks() {
        Map<String, String> first = cache().ensure(letters);
        Map<String, String> second = cache().ensure(letters);
        assertThat(letters.builds).hasValue(1);
        assertThat(second).isEqualTo(first).containsOnlyKeys("a", "b");
        assertThat(first.get("a")).isEqualTo("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
        assertThat(progress).isEmpty();
    }

    @Test
    void builds_again_when_a_file_was_changed_and_says_so() throws IOException {
        cache().ensure(letters);
        Files.writeString(file("b"), "c");
        cache().ensure(letters);
        assertThat(letters.builds).hasValue(2);
        assertThat(file("b")).hasContent("b");
        assertThat(progress).singleElement().asString().contains("damaged");
    }

    @Test
    void builds_again_when_a_file_is_missing() throws IOException {
        cache().ensure(letters);
        Files.delete(file("a"));
        cache().ensure(letters);
        assertThat(file("a")).hasContent("a");
    }

    @Test
    void builds_again_when_the_digests_are_missing_or_nonsense() throws IOException {
        cache().ensure(letters);
        Files.write(file("digests.sha256"), new byte[] {(byte) 0xff, 0, '\n', 7});
        cache().ensure(letters);
        Files.delete(file("digests.sha256"));
        cache().ensure(letters);
        assertThat(letters.builds).hasValue(3);
    }

    @Test
    void clears_what_a_killed_build_left_behind() throws IOException {
        Path left = Files.createDirectories(folder.resolve("letters.building"));
        Files.writeString(left.resolve("a"), "half");
        cache().ensure(letters);
        assertThat(file("a")).hasContent("a");
        assertThat(left).doesNotExist();
    }

    @Test
    void leaves_nothing_of_a_build_that_fails_and_says_why() {
        letters.failure = Optional.of(new IOException("No space left on device"));
        assertThatThrownBy(() -> cache().ensure(letters))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("make room");
        assertThat(folder.resolve("letters")).doesNotExist();
        assertThat(folder.resolve("letters.building")).doesNotExist();
    }

    @Test
    void keeps_the_old_files_when_building_again_fails() throws IOException {
        cache().ensure(letters);
        Files.writeString(file("b"), "c");
        letters.failure = Optional.of(new IOException("No space left on device"));
        assertThatThrownBy(() -> cache().ensure(letters)).isInstanceOf(StoreException.class);
        assertThat(file("a")).hasContent("a");
    }

    @Test
    void builds_once_for_many_threads() {
        List<Map<String, String>> all = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> cache().ensure(letters))
                .toList();
        assertThat(letters.builds).hasValue(1);
        assertThat(all).containsOnly(all.get(0));
    }

    @Test
    void waits_for_another_process_that_is_building() throws IOException, InterruptedException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Path.of("target", "test-classes").toString(),
                        LockHolder.class.getName(),
                        folder.resolve("letters.lock").toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(other.getInputStream().read()).isEqualTo(LockHolder.READY);
            new ModelCache(folder, line -> {
                        progress.add(line);
                        other.destroy();
                    })
                    .ensure(letters);
            assertThat(progress).singleElement().asString().contains("waiting for another process");
            assertThat(file("a")).hasContent("a");
        } finally {
            other.destroyForcibly();
            assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private ModelCache cache() {
        return new ModelCache(folder, progress::add);
    }

    private Path file(String name) {
        return folder.resolve("letters").resolve(name);
    }

    /** Holds a file lock until it is killed. */
    static final class LockHolder {
        static final int READY = 'L';

        private LockHolder() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            try (FileChannel channel =
                            FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                System.out.write(lock.isValid() ? READY : '-');
                System.out.flush();
                Thread.sleep(60_000);
            }
        }
    }

    /** Files that hold their own names. */
    private static final class Letters implements ModelCache.Entry {
        private final AtomicInteger builds = new AtomicInteger();
        private Optional<IOException> failure = Optional.empty();

        @Override
        public String name() {
            return "LETTERS";
        }

        @Override
        public List<String> names() {
            return List.of("a", "b");
        }

        @Override
        public void build(Path into, Consumer<String> listener) throws IOException {
            builds.incrementAndGet();
            try (Stream<Path> present = Files.list(into)) {
                assertThat(present).isEmpty();
            }
            for (String name : names()) {
                Files.writeString(into.resolve(name), name);
            }
            if (failure.isPresent()) {
                throw failure.get();
            }
        }
    }
}
