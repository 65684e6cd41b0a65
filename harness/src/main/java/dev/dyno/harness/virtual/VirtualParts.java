package dev.dyno.harness.virtual;

import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What virtual devices share: the scripts, the phones' system and a small Java.
 *
 * @param folder where they lie
 */
public record VirtualParts(Path folder) {
    private static final List<String> SCRIPTS = List.of("image.sh", "pod.sh", "phone.sh", "board.sh");
    private static final List<String> TOOLS =
            List.of("adbd", "mksh", "toybox", "sshd", "socat", "unshare", "nsenter", "ip", "jlink", "ssh-keygen");
    private static final String MODULES = "java.base,java.logging,java.management,jdk.management,jdk.unsupported";
    private static final long BUILD_MINUTES = 3;

    /**
     * Prepares the parts, once per folder.
     *
     * @throws PermanentDeviceException if a part is missing, naming how to get it, or cannot be built
     */
    public static VirtualParts in(Path folder) {
        requireTools();
        VirtualParts parts = new VirtualParts(folder.toAbsolutePath());
        try {
            Files.createDirectories(folder);
            for (String script : SCRIPTS) {
                try (InputStream in = VirtualParts.class.getResourceAsStream(script)) {
                    if (in == null) {
                        throw new IllegalStateException("not in the jar: " + script);
                    }
                    Files.copy(in, parts.script(script), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            if (!Files.isDirectory(parts.image())) {
                run("sh", parts.script("image.sh").toString(), parts.image().toString());
            }
            if (!Files.isDirectory(parts.java())) {
                Path part = folder.resolve("java.part");
                run("rm", "-rf", part.toString());
                run(
                        Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                        "--add-modules",
                        MODULES,
                        "--strip-debug",
                        "--no-man-pages",
                        "--no-header-files",
                        "--output",
                        part.toString());
                Files.move(part, parts.java(), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw unusable("cannot prepare virtual devices in " + folder + " (" + e + ")");
        }
        return parts;
    }

    /** The tools that virtual devices take and this machine lacks. */
    public static List<String> missingTools() {
        return TOOLS.stream().filter(tool -> !there(tool)).toList();
    }

    Path script(String name) {
        return folder.resolve(name);
    }

    Path image() {
        return folder.resolve("image");
    }

    Path java() {
        return folder.resolve("java");
    }

    private static void requireTools() {
        List<String> missing = missingTools();
        if (!missing.isEmpty()) {
            throw unusable("virtual devices need " + String.join(", ", missing)
                    + " (Debian: apt-get install mksh toybox openssh-server socat iproute2 openjdk-17-jdk-headless, and adb"
                    + " adbd, which Debian 12 has among its backports)");
        }
    }

    private static boolean there(String tool) {
        if (tool.equals("jlink")) {
            return Files.isExecutable(Path.of(System.getProperty("java.home"), "bin", tool));
        }
        return Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/bin")
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.PIPE)
                .start();
        try {
            process.getOutputStream().close();
            String said =
                    new String(process.getInputStream().readNBytes(1 << 16), java.nio.charset.StandardCharsets.UTF_8);
            if (!process.waitFor(BUILD_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(command[0] + " did not end");
            }
            if (process.exitValue() != 0) {
                throw new IOException(command[0] + " ended with " + process.exitValue() + ": " + said.strip());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    static PermanentDeviceException unusable(String message) {
        return new PermanentDeviceException(Details.of("virtual", message));
    }
}
