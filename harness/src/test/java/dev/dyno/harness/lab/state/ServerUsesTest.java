package dev.dyno.harness.lab.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerUsesTest {
    private final Path folder;

    private final List<String> done = new ArrayList<>();

    ServerUsesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aServerIsRestartedOnlyByItsOnlyUser() {
        ServerUses uses = new ServerUses(new StateFolder(folder));
        ServerUses.Use own = uses.begin("adb-5037");
        ServerUses.Use other = uses.begin("adb-5037");
        ServerUses.Use elsewhere = uses.begin("adb-5038");
        assertThat(uses.ifUnusedByOthers("adb-5037", () -> done.add("restarted")))
                .isFalse();
        assertThat(done).isEmpty();
        other.close();
        assertThat(uses.ifUnusedByOthers("adb-5037", () -> done.add("restarted")))
                .isTrue();
        assertThat(done).containsExactly("restarted");
        own.close();
        elsewhere.close();
    }

    @Test
    void aUserWhoDiedIsNoneAnyMore() throws IOException, InterruptedException {
        ServerUses uses = new ServerUses(new StateFolder(folder));
        uses.begin("adb-5037");
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createFile(folder.resolve("uses/adb-5037/" + dead.pid() + "-1-x"));
        Files.createFile(
                folder.resolve("uses/adb-5037/" + ProcessHandle.current().pid() + "-1-x"));
        assertThat(uses.ifUnusedByOthers("adb-5037", () -> done.add("restarted")))
                .isTrue();
        assertThat(folder.resolve("uses/adb-5037")).isDirectoryNotContaining("glob:*-1-x");
    }
}
