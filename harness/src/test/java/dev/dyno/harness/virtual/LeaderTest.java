package dev.dyno.harness.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are found again by later commands, and never taken for others. */
class LeaderTest {
    private Path record;
    private Leader leader;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        record = folder.resolve("record");
        List<String> command = List.of("sh", "-c", "sleep 600 & echo child $!; wait");
        leader = Leader.start(command, record, folder.resolve("log"));
    }

    @AfterEach
    void end() {
        leader.kill();
    }

    @Test
    void itIsFoundAgainByWhatWasWrittenDown() throws IOException {
        assertThat(Leader.load(record)).contains(leader);
        assertThat(leader.alive()).isTrue();
        assertThat(Leader.load(record.resolveSibling("none"))).isEmpty();
        Files.writeString(record, "rubbish; kill everything");
        assertThat(Leader.load(record)).isEmpty();
    }

    @Test
    void itEndsWithItsGroup() throws IOException {
        Patience.await("the child", () -> child() > 0);
        leader.kill();
        assertThat(leader.alive()).isFalse();
        Patience.await(
                "the child's end",
                () -> ProcessHandle.of(child()).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void anotherProcessOfTheSameNumberIsNotTakenForIt() {
        Leader later = new Leader(leader.pid(), leader.started() + 1, leader.boot());
        Leader before = new Leader(leader.pid(), leader.started(), "00000000-0000-0000-0000-000000000000");
        for (Leader other : List.of(later, before)) {
            assertThat(other.alive()).isFalse();
            other.kill();
            assertThat(leader.alive()).isTrue();
        }
    }

    private long child() throws IOException {
        String said = Files.readString(record.resolveSibling("log")).strip();
        return said.startsWith("child ") ? Long.parseLong(said.substring(6)) : 0;
    }
}
