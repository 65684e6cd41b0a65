package dev.dyno.harness.device;

import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A small Java for devices that have none: what the agent needs, taken from the Java that runs this. Made once, when it is
 * first asked for.
 *
 * @param javaHome the Java to take it from, which has jlink and the modules as files
 * @param folder where to keep it
 */
public record JavaImage(Path javaHome, Path folder) {
    private static final String MODULES = "java.base,java.logging,java.management,jdk.management,jdk.unsupported";
    private static final long PATIENCE_MINUTES = 3;

    /** The instruction set that it runs on, by its usual name. */
    public String platform() {
        return "linux-" + DeviceProfiler.abi(System.getProperty("os.arch", "unknown"));
    }

    /**
     * Its files.
     *
     * @throws StoreException if it cannot be made
     */
    Bundle bundle() {
        Path image = folder.resolve(platform() + "-" + Runtime.version());
        try {
            synchronized (JavaImage.class) { // several devices may ask for it at once
                if (!Files.isDirectory(image)) {
                    make(image);
                }
            }
            Map<String, Path> files = new TreeMap<>();
            try (Stream<Path> all = Files.walk(image)) {
                all.filter(Files::isRegularFile)
                        .filter(file -> !image.relativize(file).startsWith("legal"))
                        .forEach(file -> files.put(image.relativize(file).toString(), file));
            }
            return Bundle.of(files);
        } catch (IOException e) {
            throw new StoreException(
                    "cannot make a Java for devices (" + e.getMessage()
                            + "); install a JDK with its jmods (Debian: apt-get"
                            + " install openjdk-17-jdk-headless), or name the device's own Java by 'java' in the lab file",
                    e);
        }
    }

    private void make(Path image) throws IOException {
        Files.createDirectories(folder);
        Path part = Files.createTempDirectory(folder, ".part-").resolve("java");
        Process process = new ProcessBuilder(
                        javaHome.resolve("bin/jlink").toString(),
                        "--add-modules",
                        MODULES,
                        "--strip-debug",
                        "--no-man-pages",
                        "--no-header-files",
                        "--output",
                        part.toString())
                .redirectErrorStream(true)
                .start();
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readNBytes(1 << 14), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException("jlink: " + said.strip());
            }
            Files.move(part, image, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(part.getParent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
