package dev.dyno.harness.virtual;

import dev.dyno.harness.virtual.live.ControlGroups;
import dev.dyno.harness.virtual.live.LiveTwin;
import dev.dyno.scenarios.file.TwinFiles;
import dev.dyno.scenarios.twin.TwinParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/**
 * What of a virtual device's folder is about its twin.
 *
 * @param device the folder
 */
record TwinFolder(Path device) {
    private static final String FILE = "twin.yaml";
    /** The control group that the device's processes are to enter, for {@code pod.sh}. */
    private static final String GROUP = "group";

    /** The file of the twin's parameters; there is none if the device has no twin. */
    Path file() {
        return device.resolve(FILE);
    }

    boolean present() {
        return Files.exists(file());
    }

    /** The parameters; empty if it has no twin. */
    Optional<TwinParameters> parameters() {
        return present() ? Optional.of(TwinFiles.load(file())) : Optional.empty();
    }

    /** Gives the device a twin, or another one. One that runs follows within a second. */
    void put(String text) throws IOException {
        Files.createDirectories(device);
        Path part = Files.writeString(device.resolve(FILE + ".part"), text);
        Files.move(part, file(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes the device's twin away. */
    void remove() throws IOException {
        Files.deleteIfExists(file());
    }

    /** Lets a device begin with what its twin shows, and be counted. To be called before it starts. */
    void prepare() throws IOException {
        Files.deleteIfExists(device.resolve(LiveTwin.SHOWN));
        Files.deleteIfExists(device.resolve(GROUP));
        Optional<TwinParameters> twin = parameters();
        if (twin.isEmpty()) {
            return;
        }
        for (Map.Entry<String, String> text : LiveTwin.atFirst(twin.get()).entrySet()) {
            Path file = device.resolve("sys").resolve(text.getKey());
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, text.getValue() + "\n");
        }
        Optional<Path> group = ControlGroups.counting(device);
        if (group.isPresent()) {
            Files.writeString(device.resolve(GROUP), group.get() + "\n");
        }
    }

    /** Removes what a device that has ended leaves outside of its folder. Never throws. */
    void cleanUp() {
        if (Files.exists(device.resolve(GROUP))) {
            ControlGroups.remove(device);
        }
    }

    /** Whether the running device shows its twin. */
    boolean shown() throws IOException {
        Path shown = device.resolve(LiveTwin.SHOWN);
        return Files.exists(shown) && Files.readString(shown).strip().equals(Pod.pid(device));
    }
}
