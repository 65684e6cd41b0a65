package dev.dyno.harness.transport.local;

import dev.dyno.harness.transport.DevicePath;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.Transport;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reaches the machine that Dyno runs on.
 *
 * <p>Key of the lab file: {@code work-folder}, where Dyno keeps its things; without it {@code dyno/device} in the user's
 * cache folder.
 */
public final class LocalTransport implements Transport {
    /** The name by which lab files ask for it. */
    public static final String NAME = "local";

    private static final String WORK_FOLDER = "work-folder";

    private final Map<String, String> environment;

    /**
     * A transport for this machine.
     *
     * @param environment where {@code XDG_CACHE_HOME} and {@code HOME} are looked up
     */
    public LocalTransport(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public DeviceSession open(Lab.Entry device) {
        Path folder = workFolder(device);
        try {
            Files.createDirectories(folder.getParent() == null ? folder : folder.getParent());
            createPrivate(folder);
            // Only a real file proves that files can be written: permissions say nothing of read-only or full disks.
            Files.delete(Files.createTempFile(folder, ".probe", ""));
        } catch (IOException e) {
            throw unusable(device, folder.toString(), "cannot be written (" + e + ")", e);
        }
        return new LocalSession(device.name(), devicePath(device, folder));
    }

    private static void createPrivate(Path folder) throws IOException {
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private Path workFolder(Lab.Entry device) {
        String configured = device.keys().get(WORK_FOLDER);
        try {
            Path folder = configured == null ? defaultFolder(device) : Path.of(configured);
            if (!folder.isAbsolute()) {
                throw unusable(device, folder.toString(), "is not an absolute path", null);
            }
            return folder.normalize();
        } catch (InvalidPathException e) {
            throw unusable(device, e.getInput(), "is not a path (" + e.getReason() + ")", e);
        }
    }

    private Path defaultFolder(Lab.Entry device) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        // The XDG rules say that a relative XDG_CACHE_HOME counts as absent.
        if (cache.startsWith("/")) {
            return Path.of(cache, "dyno", "device");
        }
        if (!home.isEmpty()) {
            return Path.of(home, ".cache", "dyno", "device");
        }
        throw unusable(device, "$HOME/.cache/dyno/device", "has no place, HOME is not set", null);
    }

    private static DevicePath devicePath(Lab.Entry device, Path folder) {
        try {
            return new DevicePath(folder.toString());
        } catch (IllegalArgumentException e) {
            throw unusable(device, folder.toString(), "has a name that commands cannot use", e);
        }
    }

    private static PermanentDeviceException unusable(
            Lab.Entry device, String folder, String why, @Nullable Throwable cause) {
        String message = "the work folder " + folder + " " + why + "; set " + WORK_FOLDER
                + " in the lab file, or XDG_CACHE_HOME, to a folder that can be written";
        return new PermanentDeviceException(Details.of(device.name(), message), cause);
    }
}
