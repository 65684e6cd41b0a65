package dev.dyno.harness.device;

import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A small Java for devices that have none: what the agent needs, linked by the Java that runs this from its own modules, or from
 * those of the same Java for another instruction set. Made once for each, when it is first asked for.
 *
 * @param javaHome the Java that links, which has jlink
 * @param folder where to keep what is made
 * @param modules the folders of modules (jmods) by platform, such as {@code linux-aarch64}; they may not exist
 */
public record JavaImage(Path javaHome, Path folder, Map<String, List<Path>> modules) {
    private static final String MODULES = "java.base,java.logging,java.management,jdk.management,jdk.unsupported";
    private static final String ARM = "linux-aarch64";
    private static final long PATIENCE_MINUTES = 3;

    public JavaImage {
        modules = Map.copyOf(modules);
    }

    /** One for this machine's own instruction set alone. */
    public static JavaImage of(Path javaHome, Path folder) {
        return of(javaHome, folder, Map.of());
    }

    /**
     * One that finds modules for other devices where {@code DYNO_JMODS_AARCH64} says, or where Debian's package for them puts
     * them.
     *
     * @param environment where the variable is looked up
     */
    public static JavaImage of(Path javaHome, Path folder, Map<String, String> environment) {
        Map<String, List<Path>> modules = new HashMap<>();
        String named = environment.getOrDefault("DYNO_JMODS_AARCH64", "");
        Path debian = Path.of("/usr/lib/jvm/java-" + Runtime.version().feature() + "-openjdk-arm64/jmods");
        modules.put(ARM, named.isEmpty() ? List.of(debian) : List.of(Path.of(named)));
        modules.put(platform(), List.of(javaHome.resolve("jmods")));
        return new JavaImage(javaHome, folder, modules);
    }

    /** Operating system and instruction set of this machine, by their usual names. */
    public static String platform() {
        return DeviceProfiler.os(System.getProperty("os.name", "unknown")) + "-"
                + DeviceProfiler.abi(System.getProperty("os.arch", "unknown"));
    }

    /** Whether there is one for a platform, or can be. */
    boolean serves(String platform) {
        return jmods(platform).isPresent();
    }

    /** What to do where there is none. */
    String cure(String platform) {
        String named = "install a Java 17 there and name it by 'java' in the lab file";
        if (!platform.equals(ARM)) {
            return named;
        }
        int version = Runtime.version().feature();
        String debian = "openjdk-" + version + "-jdk-headless";
        return named + ", or give Dyno the modules to make one from: unpack " + debian + " for arm64 (Debian:"
                + " apt-get download " + debian + ":arm64, then dpkg -x *.deb FOLDER) and set DYNO_JMODS_AARCH64="
                + "FOLDER/usr/lib/jvm/java-" + version + "-openjdk-arm64/jmods";
    }

    /**
     * The folder of the one for this machine.
     *
     * @throws StoreException if it cannot be made
     */
    public Path here() {
        return made(platform());
    }

    /**
     * The folder of the one for a platform that it {@linkplain #serves}.
     *
     * @throws StoreException if it cannot be made
     */
    Path made(String platform) {
        Path image = folder.resolve(platform + "-" + Runtime.version());
        try {
            synchronized (JavaImage.class) { // several devices may ask for it at once
                if (!Files.isDirectory(image)) {
                    make(image, jmods(platform).orElseThrow(() -> new IOException("no modules for " + platform)));
                }
            }
            return image;
        } catch (IOException e) {
            throw new StoreException(
                    "cannot make a Java for " + platform + " (" + e.getMessage()
                            + "); install a JDK with its jmods (Debian: apt-get install openjdk-17-jdk-headless), or name"
                            + " the device's own Java by 'java' in the lab file",
                    e);
        }
    }

    /**
     * Its files for a platform.
     *
     * @throws StoreException if it cannot be made
     */
    Bundle bundle(String platform) {
        Path image = made(platform);
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(image)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> !image.relativize(file).startsWith("legal"))
                    .forEach(file -> files.put(image.relativize(file).toString(), file));
        } catch (IOException e) {
            throw new StoreException("cannot read " + image, e);
        }
        return Bundle.of(files);
    }

    private Optional<Path> jmods(String platform) {
        return modules.getOrDefault(platform, List.of()).stream()
                .filter(folder -> Files.isRegularFile(folder.resolve("java.base.jmod")))
                .findFirst();
    }

    private void make(Path image, Path jmods) throws IOException {
        Files.createDirectories(folder);
        Path part = Files.createTempDirectory(folder, ".part-").resolve("java");
        link(jmods, part);
        try {
            Files.move(part, image, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(image)) {
                throw e;
            } // else another process was faster
        }
        Files.deleteIfExists(part.getParent());
    }

    private void link(Path jmods, Path target) throws IOException {
        Process process = new ProcessBuilder(
                        javaHome.resolve("bin/jlink").toString(),
                        "--module-path",
                        jmods.toString(),
                        "--add-modules",
                        MODULES,
                        "--strip-java-debug-attributes",
                        "--no-man-pages",
                        "--no-header-files",
                        "--output",
                        target.toString())
                .redirectErrorStream(true)
                .start();
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readNBytes(1 << 14), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException("jlink: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
