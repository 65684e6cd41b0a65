package dev.dyno.harness.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dyno.harness.launcher.SourceTree.Ended;
import dev.dyno.harness.launcher.SourceTree.Started;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {
    private Path temp;
    private SourceTree tree;

    @BeforeEach
    void plant(@TempDir Path folder) throws IOException {
        temp = folder;
        tree = new SourceTree(Files.createDirectories(temp.resolve("a tree 'with' spaces")));
    }

    @Test
    void theFirstStartBuildsAndSaysSoOnStandardError() throws Exception {
        Ended ended = tree.start("--version");

        assertThat(ended.err()).contains("first start: building", "building 1 of 2: what was seen");
        assertThat(ended.out()).startsWith("dyno ").doesNotContain("building");
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void aSecondStartBuildsNothingAndSaysNothing() throws Exception {
        tree.start("--version");

        Ended second = tree.start("--version");

        assertThat(tree.builds()).isEqualTo(1);
        assertThat(second.err()).isEmpty();
    }

    @Test
    void aChangedADeletedAndARestoredSourceEachBuildAgainButATestDoesNot() throws Exception {
        tree.start("--version");

        tree.write("results/src/main/java/A.java", "class A { int a; }");
        assertThat(tree.start("--version").err()).contains("the sources have changed");
        assertThat(tree.builds()).isEqualTo(2);

        tree.delete("results/src/main/java/B.java");
        tree.start("--version");
        assertThat(tree.builds()).isEqualTo(3);

        Files.setLastModifiedTime(tree.root().resolve("pom.xml"), FileTime.fromMillis(1_000_000_000_000L));
        tree.start("--version");
        assertThat(tree.builds()).as("a file restored from the past").isEqualTo(4);

        tree.write("results/src/test/java/ATest.java", "class ATest { int a; }");
        tree.start("--version");
        assertThat(tree.builds()).isEqualTo(4);
    }

    @Test
    void itWorksThroughASymbolicLinkFromAnotherFolder() throws Exception {
        Path elsewhere = Files.createDirectories(temp.resolve("else where"));
        Path first = Files.createSymbolicLink(elsewhere.resolve("one"), tree.launcher());
        Path link = Files.createSymbolicLink(elsewhere.resolve("two"), first);

        Ended ended = tree.begin(Map.of(), link, elsewhere, "init").end();

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(elsewhere.resolve("scenario.yaml")).isRegularFile();
    }

    @Test
    void twoFirstStartsAtOnceBuildOnce() throws Exception {
        tree.maven("sleep 1\ncp \"$DYNO_TEST_JAR\" harness/target/dyno/dyno.jar\n");

        Started one = tree.begin(Map.of(), tree.launcher(), tree.root(), "--version");
        Started two = tree.begin(Map.of(), tree.launcher(), tree.root(), "--version");

        assertThat(one.end().exitCode()).isZero();
        assertThat(two.end().exitCode()).isZero();
        assertThat(tree.builds()).isEqualTo(1);
    }

    @Test
    void aFailedBuildShowsItsErrorsAndIsTriedAgain() throws Exception {
        tree.maven("echo '[ERROR] A.java: no such thing'\nexit 1\n");

        assertThat(tree.start("--version")).satisfies(ended -> {
            assertThat(ended.exitCode()).isEqualTo(70);
            assertThat(ended.err()).contains("[ERROR] A.java: no such thing", "build.log");
        });
        tree.start("--version");
        assertThat(tree.builds()).isEqualTo(2);
    }

    @Test
    void withoutMavenItNamesThePackage() throws Exception {
        tree.delete("bin/mvn");

        Ended ended = tree.start("--version");

        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(ended.err()).contains("Maven is missing", "apt-get install maven");
    }

    @Test
    void withoutJavaItNamesThePackage() throws Exception {
        tree.delete("bin/java");

        Ended ended = tree.start("--version");

        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(ended.err()).contains("Java is missing", "apt-get install openjdk-17-jdk-headless");
    }

    @Test
    void anOldJavaIsRefusedWithItsVersion() throws Exception {
        tree.write("jdk/release", "JAVA_VERSION=\"11.0.2\"\n");
        tree.write("jdk/bin/java", "");
        Path java = tree.root().resolve("jdk/bin/java");
        assertThat(java.toFile().setExecutable(true)).isTrue();

        Ended ended = tree.begin(
                        Map.of("JAVA_HOME", tree.root().resolve("jdk").toString()),
                        tree.launcher(),
                        tree.root(),
                        "--version")
                .end();

        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(ended.err()).contains("Java 11.0.2", "needs Java 17");
    }

    @Test
    void theClassArchiveIsMadeOnceAndAgainForANewJar() throws Exception {
        tree.start("--version");
        Path archive = archive();
        Object first = Files.getAttribute(archive, "unix:ino");
        tree.start("--version");
        assertThat(Files.getAttribute(archive(), "unix:ino")).isEqualTo(first);

        Path jar = tree.root().resolve("harness/target/dyno/dyno.jar");
        Files.copy(Path.of("target/dyno/dyno.jar"), jar, StandardCopyOption.REPLACE_EXISTING);
        Ended ended = tree.start("--version");

        assertThat(ended.out()).startsWith("dyno ");
        assertThat(ended.err()).isEmpty();
        assertThat(Files.getLastModifiedTime(archive())).isGreaterThan(Files.getLastModifiedTime(jar));
    }

    @Test
    void aRuinedClassArchiveOnlyCostsTime() throws Exception {
        tree.start("--version");
        Path archive = archive();
        Files.delete(archive);
        Files.writeString(archive, "not an archive");

        Ended ended = tree.start("--version");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).startsWith("dyno ").hasLineCount(1);
    }

    @Test
    void theScriptsAreCleanByShellcheck() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/shellcheck")), "shellcheck is not installed");
        Process process = new ProcessBuilder("/usr/bin/shellcheck", "dyno", "test", "bench", ".ci/run")
                .directory(Path.of("..").toFile())
                .redirectErrorStream(true)
                .start();
        String complaints = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(complaints).isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(tree.root().resolve("harness/target/dyno"))) {
            return files.filter(file -> file.toString().endsWith(".jsa"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
