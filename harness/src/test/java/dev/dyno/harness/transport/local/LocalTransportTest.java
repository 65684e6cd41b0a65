package dev.dyno.harness.transport.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.TransportContract;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTransportTest extends TransportContract {
    private final Path machine;

    LocalTransportTest(@TempDir Path machine) {
        this.machine = machine;
    }

    @Override
    protected DeviceSession open() {
        return open(Map.of(), Map.of("work-folder", work().toString()));
    }

    @Override
    protected void vanish() {
        try (Stream<Path> files = Files.walk(work())) {
            files.sorted(Comparator.reverseOrder())
                    .map(Path::toFile)
                    .forEach(file -> assertThat(file.delete()).isTrue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theWorkFolderIsInTheUsersCache() {
        String home = machine.resolve("home").toString();
        String cache = machine.resolve("cache").toString();
        assertThat(folder(Map.of("HOME", home))).isEqualTo(home + "/.cache/dyno/device");
        assertThat(folder(Map.of("HOME", home, "XDG_CACHE_HOME", cache))).isEqualTo(cache + "/dyno/device");
        assertThat(folder(Map.of("HOME", home, "XDG_CACHE_HOME", ""))).isEqualTo(home + "/.cache/dyno/device");
        assertThat(folder(Map.of("HOME", home, "XDG_CACHE_HOME", "not/absolute")))
                .isEqualTo(home + "/.cache/dyno/device");
    }

    @Test
    void aWorkFolderThatCannotBeMadeIsNamedWithItsCure() throws IOException {
        Path file = Files.writeString(machine.resolve("file"), "in the way");
        assertUnusable(file.toString());
        assertUnusable(file + "/below");
        assertUnusable("/proc/dyno");
        assertUnusable("relative/folder");
        assertUnusable(machine + "/new\nline");
        assertThatThrownBy(() -> open(Map.of(), Map.of())).hasMessageContaining("HOME is not set");
    }

    private void assertUnusable(String folder) {
        assertThatThrownBy(() -> open(Map.of(), Map.of("work-folder", folder)))
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("desk")
                .hasMessageContaining(folder)
                .hasMessageContaining("set work-folder in the lab file");
    }

    private static String folder(Map<String, String> environment) {
        try (DeviceSession session = open(environment, Map.of())) {
            return session.workFolder().value();
        }
    }

    private static DeviceSession open(Map<String, String> environment, Map<String, String> keys) {
        return new LocalTransport(environment).open(new Lab.Entry("desk", LocalTransport.NAME, keys));
    }

    private Path work() {
        return machine.resolve("wörk folder");
    }
}
