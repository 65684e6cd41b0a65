package dev.dyno.harness.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.results.store.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files go over whole or not at all. */
abstract class CopyContract extends OpenDevice {
    private final Path here;

    CopyContract(Path here) {
        this.here = here;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 9_000_001})
    void aFileGoesThereAndBackUnchanged(int size) throws IOException {
        Path file = random("there", size);
        DevicePath target = session.workFolder().resolve("a file 'ü'.bin");
        session.push(file, target);
        assertThat(sh("sha256sum < \"$1\"", target.value()).text()).isEqualTo(sha256sum(file));
        session.pull(target, here.resolve("back"), size);
        assertThat(here.resolve("back")).hasSameBinaryContentAs(file);
        assertNothingElseIsLeft("there", "back");
    }

    @Test
    void anOlderFileIsReplaced() throws IOException {
        DevicePath target = session.workFolder().resolve("file");
        session.push(random("one", 100_000), target);
        session.push(random("two", 10), target);
        session.pull(target, here.resolve("one"), 1000);
        assertThat(here.resolve("one")).hasSameBinaryContentAs(here.resolve("two"));
        assertNothingElseIsLeft("one", "two");
    }

    @Test
    void whatArrivesOtherwiseThanItWasSaidToBeIsNotPutInPlace() throws IOException {
        Path file = random("file", 100_000);
        DevicePath target = session.workFolder().resolve("file");
        String another = Sha256.of(random("another", 10));
        assertThatThrownBy(() -> session.push(file, target, another))
                .isInstanceOf(TransientDeviceException.class)
                .hasMessageContaining("changed");
        assertThat(sh("ls -A \"$1\"", session.workFolder().value()).text()).doesNotContain("file");
        session.push(file, target, Sha256.of(file));
        assertNothingElseIsLeft("file", "another");
    }

    @Test
    void aMissingSourceIsAnError() {
        DevicePath there = session.workFolder().resolve("missing");
        refused("missing", () -> session.push(here.resolve("missing"), there));
        refused("missing", () -> session.pull(there, here.resolve("back"), 1));
    }

    @Test
    void aMissingTargetFolderIsAnError() throws IOException {
        Path file = random("file", 10);
        refused("nowhere", () -> session.push(file, session.workFolder().resolve("nowhere/file")));
        session.push(file, session.workFolder().resolve("file"));
        refused("nowhere", () -> session.pull(session.workFolder().resolve("file"), here.resolve("nowhere/file"), 10));
    }

    @Test
    void onlyPlainFilesAreCopied() throws IOException {
        String folder = session.workFolder().value();
        sh("cd \"$1\" && mkdir folder && echo x > file && ln -s file link && mkfifo pipe", folder);
        for (String name : new String[] {"folder", "link", "pipe"}) {
            refused(name, () -> session.pull(session.workFolder().resolve(name), here.resolve("back"), 1000));
        }
        Files.createSymbolicLink(here.resolve("link"), random("file", 10));
        refused(
                "link",
                () -> session.push(here.resolve("link"), session.workFolder().resolve("new")));
        refused(here.toString(), () -> session.push(here, session.workFolder().resolve("new")));
        assertNothingElseIsLeft("link", "file");
    }

    @Test
    void aFolderIsNotReplacedByAFile() throws IOException {
        Path file = random("file", 10);
        sh("mkdir -p \"$1/folder/inner\"", session.workFolder().value());
        refused("folder", () -> session.push(file, session.workFolder().resolve("folder")));
        assertThat(sh(
                                "[ -d \"$1/folder/inner\" ] && ls -A \"$1\"",
                                session.workFolder().value())
                        .text())
                .isEqualTo("folder\n");
    }

    @Test
    void aFileLargerThanAllowedIsNotFetched() throws IOException {
        DevicePath target = session.workFolder().resolve("file");
        session.push(random("file", 1001), target);
        refused("1000", () -> session.pull(target, here.resolve("back"), 1000));
        refused("plain", () -> session.pull(new DevicePath("/dev/zero"), here.resolve("back"), 1000));
        assertNothingElseIsLeft("file");
    }

    private void refused(String named, ThrowingCallable copy) {
        assertThatThrownBy(copy).isInstanceOf(PermanentDeviceException.class).hasMessageContaining(named);
    }

    /** Neither here nor there does a part of a copy stay behind. */
    private void assertNothingElseIsLeft(String... names) throws IOException {
        try (Stream<Path> files = Files.list(here)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(names);
        }
        assertThat(sh("ls -A \"$1\"", session.workFolder().value()).text()).doesNotContain("part");
    }

    private Path random(String name, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(here.resolve(name), bytes);
    }

    private String sha256sum(Path file) throws IOException {
        return session.exec(Command.of("sha256sum").withStdin(Files.readAllBytes(file)), LIMITS)
                .text();
    }
}
