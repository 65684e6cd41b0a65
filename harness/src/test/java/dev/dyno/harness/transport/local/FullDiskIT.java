package dev.dyno.harness.transport.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dyno.harness.device.BlobStore;
import dev.dyno.harness.device.Bundle;
import dev.dyno.harness.device.FileDigests;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A work folder on a disk that is really full: a small file system that only a child process sees. */
class FullDiskIT {

    @Test
    void aFullDiskIsAPermanentErrorWithItsCureAndLeavesNoPart(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Path file = Files.write(folder.resolve("model"), new byte[6 << 20]);
        List<String> lines = inside(disk, file);
        assumeTrue(!lines.contains("no namespaces"), "this system lets nobody make a file system");
        assertThat(lines)
                .containsExactly(
                        "PermanentDeviceException: no space for 6291456 bytes, delete",
                        "PermanentDeviceException: no space is left; free some",
                        "files: 0");
    }

    private static List<String> inside(Path disk, Path file) throws IOException, InterruptedException {
        String script = "mount -t tmpfs -o size=5m none \"$1\" || { echo no namespaces; exit; }; shift; exec \"$@\"";
        Process process = new ProcessBuilder(
                        "unshare",
                        "-Urm",
                        "sh",
                        "-c",
                        script + "",
                        "sh",
                        disk.toString(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Child.class.getName(),
                        disk.toString(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 1 ? List.of("no namespaces") : text.lines().toList();
    }

    /** Tries to bring a file to a device whose disk is too small for it, and says what came of it. */
    static final class Child {
        private Child() {}

        @SuppressWarnings("SystemOut") // the only way to tell the test, which is another process
        public static void main(String[] arguments) throws IOException {
            Path disk = Path.of(arguments[0]);
            Path file = Path.of(arguments[1]);
            Lab.Entry entry = new Lab.Entry(
                    "desk", "local", Map.of("work-folder", disk.resolve("work").toString()));
            try (DeviceSession session = new LocalTransport(Map.of()).open(entry)) {
                System.out.println(said(
                        () -> new BlobStore(new FileDigests()).deploy(session, Bundle.of("m", file)),
                        "no space for 6291456 bytes",
                        "delete"));
                System.out.println(said(
                        () -> session.push(file, session.workFolder().resolve("file")), "no space is left; free some"));
            }
            try (Stream<Path> files = Files.list(disk.resolve("work"))) {
                System.out.println(
                        "files: " + files.filter(Files::isRegularFile).count());
            }
        }

        private static String said(Runnable action, String... expected) {
            try {
                action.run();
                return "nothing";
            } catch (PermanentDeviceException e) {
                String message = String.valueOf(e.getMessage());
                boolean all = Arrays.stream(expected).allMatch(message::contains);
                return "PermanentDeviceException: " + (all ? String.join(", ", expected) : message);
            }
        }
    }
}
