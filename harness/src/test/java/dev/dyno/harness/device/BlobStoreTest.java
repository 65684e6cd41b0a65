package dev.dyno.harness.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.device.BlobStore.Deployed;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.local.LocalTransport;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobStoreTest {
    private final Path here;
    private final Path work;
    private final DeviceSession session;
    private final BlobStore store = new BlobStore(new FileDigests());

    BlobStoreTest(@TempDir Path folder) {
        here = folder;
        work = folder.resolve("device");
        session = open();
    }

    @BeforeEach
    void files() throws IOException {
        Files.writeString(here.resolve("one"), "first");
        Files.writeString(here.resolve("two"), "second");
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void filesLieUnderTheirNamesInAFolderNamedByTheirContent() {
        Deployed deployed = store.deploy(session, bundle());
        assertThat(deployed.pushedBytes()).isEqualTo(11);
        assertThat(deployed.folder().parent().value()).isEqualTo(work + "/blobs");
        assertThat(deployed.folder().name()).matches("[0-9a-f]{64}");
        assertThat(there(deployed, "a b/ü one")).hasContent("first");
        assertThat(there(deployed, "two")).hasContent("second");
    }

    @Test
    void whatIsThereIsNotSentAgainAlsoByAnotherProcess() {
        Deployed first = store.deploy(session, bundle());
        Deployed second = store.deploy(session, bundle());
        Deployed third = new BlobStore(new FileDigests()).deploy(session, bundle());
        assertThat(List.of(second, third)).containsOnly(new Deployed(first.folder(), 0));
    }

    @Test
    void otherContentOrAnotherNameIsAnotherBlob() throws IOException {
        Deployed first = store.deploy(session, bundle());
        Deployed renamed = store.deploy(session, Bundle.of("three", here.resolve("two")));
        Files.writeString(here.resolve("two"), "SECOND");
        Files.setLastModifiedTime(here.resolve("two"), FileTime.from(Instant.EPOCH));
        Deployed changed = store.deploy(session, bundle());
        assertThat(List.of(first.folder(), renamed.folder(), changed.folder())).doesNotHaveDuplicates();
        assertThat(there(changed, "two")).hasContent("SECOND");
    }

    @Test
    void aCutOffFileIsReplaced() throws IOException {
        Deployed first = store.deploy(session, bundle());
        Files.writeString(there(first, "two"), "sec");
        assertRepaired(first);
    }

    @Test
    void aMissingFileIsReplaced() throws IOException {
        Deployed first = store.deploy(session, bundle());
        Files.delete(there(first, "two"));
        assertRepaired(first);
    }

    @Test
    void aFileInPlaceOfTheFolderIsReplaced() throws IOException {
        Deployed first = store.deploy(session, bundle());
        Files.delete(there(first, "a b/ü one"));
        Files.delete(there(first, "a b"));
        Files.delete(there(first, "two"));
        Files.delete(Path.of(first.folder().value()));
        Files.writeString(Path.of(first.folder().value()), "in the way");
        assertRepaired(first);
    }

    private void assertRepaired(Deployed first) throws IOException {
        Deployed second = store.deploy(session, bundle());
        assertThat(second).isEqualTo(new Deployed(first.folder(), 11));
        assertThat(there(second, "two")).hasContent("second");
        assertOnlyBlobs(1);
    }

    @Test
    void manyMayDeployTheSameAtOnce() throws IOException, InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Deployed>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(() -> {
                    try (DeviceSession own = open()) {
                        return new BlobStore(new FileDigests()).deploy(own, bundle());
                    }
                }));
            }
            for (Future<Deployed> one : all) {
                assertThat(there(one.get(), "two")).hasContent("second");
            }
        } finally {
            threads.shutdownNow();
        }
        assertOnlyBlobs(1);
    }

    @Test
    void whatADeadDeployerLeftBehindIsClearedAfterADay() throws IOException {
        Path old = Files.createDirectories(work.resolve("blobs/.part-old"));
        Files.writeString(old.resolve("file"), "x");
        Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
        Files.createDirectories(work.resolve("blobs/.part-new"));
        store.deploy(session, bundle());
        assertThat(old).doesNotExist();
        assertThat(work.resolve("blobs/.part-new")).exists();
    }

    @Test
    void aLinkHereIsFollowed() throws IOException {
        Files.createSymbolicLink(here.resolve("link"), here.resolve("one"));
        Deployed deployed = store.deploy(session, Bundle.of("one", here.resolve("link")));
        assertThat(there(deployed, "one")).hasContent("first");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> store.deploy(session, Bundle.of("model", here.resolve("gone.onnx"))))
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("gone.onnx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/a", "a/", "a//b", ".", "..", "a/../b", "../a", "a\nb", "a\\b", "\u0000"})
    void namesThatCouldLeaveTheFolderAreRefused(String name) {
        assertThatThrownBy(() -> Bundle.of(name, here)).isInstanceOf(IllegalArgumentException.class);
    }

    private void assertOnlyBlobs(int count) throws IOException {
        try (Stream<Path> blobs = Files.list(work.resolve("blobs"))) {
            assertThat(blobs.map(blob -> blob.getFileName().toString()).filter(name -> !name.equals(".lock")))
                    .hasSize(count)
                    .allMatch(name -> name.matches("[0-9a-f]{64}"));
        }
    }

    private Bundle bundle() {
        return Bundle.of(Map.of("a b/ü one", here.resolve("one"), "two", here.resolve("two")));
    }

    private static Path there(Deployed deployed, String name) {
        return Path.of(deployed.file(name).value());
    }

    private DeviceSession open() {
        return new LocalTransport(Map.of())
                .open(new Lab.Entry("desk", "local", Map.of("work-folder", work.toString())));
    }
}
