package dev.dyno.agent.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of the page without a browser, in Node, with clocks and timers that the tests make; see {@code src/test/page}. */
@SuppressWarnings("NullAway.Init") // JUnit and the method before the tests do that
class PageTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void begin() throws IOException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.exists(Path.of(path, "node"))),
                "SKIPPED: there is no node");
        copy(Path.of("src/main/page"));
        copy(Path.of("src/test/page"));
        Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\"}");
    }

    private static void copy(Path from) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void samplesBecomeLongEnoughForTheClock() throws Exception {
        assertPasses("inner.test.js");
    }

    @Test
    void aPageThatIsHiddenOrHeldBackIsNoticed() throws Exception {
        assertPasses("conditions.test.js");
    }

    private static void assertPasses(String file) throws Exception {
        Path said = folder.resolve(file + ".log");
        Process node = new ProcessBuilder("node", "--test", file)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(node.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(node.exitValue()).as(Files.readString(said)).isZero();
        } finally {
            node.destroyForcibly();
        }
    }
}
