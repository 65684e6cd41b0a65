package dev.dyno.harness.virtual;

import dev.dyno.harness.device.JavaImage;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.store.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What virtual devices share.
 *
 * @param scripts the folder of their scripts
 * @param image the phones' system
 * @param java a small Java
 */
public record VirtualParts(Path scripts, Path image, Path java) {
    private static final List<String> SCRIPTS =
            List.of("image.sh", "pod.sh", "phone.sh", "board.sh", "connect.sh", "dev.sh");
    /** What runs on phones in place of Android's package manager. */
    private static final List<String> CLASSES =
            List.of("PackageManagerMain", "Apk", "ApkSignature", "BinaryXml", "ManifestElement", "Refused");

    private static final long BUILD_MINUTES = 3;

    /**
     * Prepares the parts in a folder of their own.
     *
     * @throws PermanentDeviceException if a part is missing, naming how to get it, or cannot be built
     */
    public static VirtualParts in(Path folder) {
        Path home = Path.of(System.getProperty("java.home"));
        return in(folder, JavaImage.of(home, folder.toAbsolutePath().resolve("java")), VirtualTools.ALL);
    }

    /**
     * Prepares the parts, once per folder and version of what they are made of; two that do so at once wait for each other.
     *
     * @param java the Java that they get
     * @param tools what has to be there
     * @throws PermanentDeviceException if a part is missing, naming how to get it, or cannot be built
     */
    static VirtualParts in(Path folder, JavaImage java, VirtualTools tools) {
        tools.require();
        Path absolute = folder.toAbsolutePath();
        try {
            Files.createDirectories(absolute);
            try (FileChannel channel =
                    FileChannel.open(absolute.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock(); // until it is closed
                for (String script : SCRIPTS) {
                    put(absolute.resolve(script), script);
                }
                Path classes = absolute.resolve("classes/dev/dyno/harness/virtual/phone");
                Files.createDirectories(classes);
                for (String name : CLASSES) {
                    put(classes.resolve(name + ".class"), "phone/" + name + ".class");
                }
                Path image = absolute.resolve("image-" + version(tools));
                if (tools.phones() && !Files.isDirectory(image)) {
                    run("sh", absolute.resolve("image.sh").toString(), image.toString());
                }
                return new VirtualParts(absolute, image, java.here());
            }
        } catch (IOException e) {
            throw unusable("cannot prepare virtual devices in " + folder + " (" + e.getMessage() + ")");
        }
    }

    /** The tools that virtual devices take and this machine lacks. */
    public static List<String> missingTools() {
        return VirtualTools.ALL.missing();
    }

    Path script(String name) {
        return scripts.resolve(name);
    }

    /** Tells systems apart that came of another script or other programs. */
    private static String version(VirtualTools tools) throws IOException {
        String made = new String(resource("image.sh"), StandardCharsets.UTF_8) + tools.stamp();
        return Sha256.of(made.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }

    private static void put(Path file, String resource) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, resource(resource));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] resource(String name) {
        try (InputStream in = VirtualParts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readNBytes(1 << 16), StandardCharsets.UTF_8);
            if (!process.waitFor(BUILD_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException(command[0] + " did not end");
            }
            if (process.exitValue() != 0) {
                throw new IOException(command[0] + " ended with " + process.exitValue() + ": " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    static PermanentDeviceException unusable(String message) {
        return new PermanentDeviceException(Details.of("virtual", message));
    }
}
