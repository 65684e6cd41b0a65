package dev.dyno.harness.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A small tree of sources with the real launcher, the real jar, and a Maven that only pretends: it notes that it was
 * called and puts the jar where a build would.
 */
final class SourceTree {
    private static final List<String> TOOLS = List.of(
            "sh",
            "find",
            "cksum",
            "readlink",
            "sed",
            "tee",
            "grep",
            "cat",
            "mkdir",
            "id",
            "flock",
            "rm",
            "mv",
            "cp",
            "head",
            "sleep");

    private final Path root;
    private final Path bin;

    SourceTree(Path root) throws IOException {
        this.root = root;
        this.bin = Files.createDirectories(root.resolve("bin"));
        write("pom.xml", "<project/>");
        write("results/pom.xml", "<project/>");
        write("results/src/main/java/A.java", "class A {}");
        write("results/src/main/java/B.java", "class B {}");
        write("results/src/test/java/ATest.java", "class ATest {}");
        Files.copy(Path.of("..", "dyno"), root.resolve("dyno"), StandardCopyOption.COPY_ATTRIBUTES);
        for (String tool : TOOLS) {
            Path real = Path.of("/usr/bin", tool);
            Files.createSymbolicLink(bin.resolve(tool), Files.exists(real) ? real : Path.of("/bin", tool));
        }
        Files.createSymbolicLink(bin.resolve("java"), Path.of(System.getProperty("java.home"), "bin", "java"));
        maven("""
                echo '[INFO] Building Dyno :: what was seen 0.1.0     [1/2]'
                cp "$DYNO_TEST_JAR" harness/target/dyno/dyno.jar
                """);
    }

    /** Lets the pretended Maven do this, after it has noted the call. */
    void maven(String script) throws IOException {
        Path mvn = bin.resolve("mvn");
        Files.writeString(mvn, "#!/bin/sh\necho called >>builds\n" + script);
        Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Path root() {
        return root;
    }

    Path launcher() {
        return root.resolve("dyno");
    }

    void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    void delete(String name) throws IOException {
        Files.delete(root.resolve(name));
    }

    /** How often a build was started. */
    int builds() throws IOException {
        Path builds = root.resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
    }

    /** Starts the launcher in the tree and waits for its end. */
    Ended start(String... arguments) throws IOException, InterruptedException {
        return begin(Map.of(), launcher(), root, arguments).end();
    }

    /** Starts a launcher with nothing but the tree's tools in its path. */
    Started begin(Map<String, String> env, Path launcher, Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(root, "out", "");
        Path err = Files.createTempFile(root, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", bin.toString(),
                        "HOME", root.toString(),
                        "DYNO_TEST_JAR",
                                Path.of("target/dyno/dyno.jar").toAbsolutePath().toString()));
        builder.environment().putAll(env);
        return new Started(builder.start(), out, err);
    }

    /** A start under way. */
    record Started(Process process, Path out, Path err) {
        Ended end() throws IOException, InterruptedException {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the launcher did not end: " + Files.readString(err));
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }

    /** How a start ended. */
    record Ended(int exitCode, String out, String err) {}
}
