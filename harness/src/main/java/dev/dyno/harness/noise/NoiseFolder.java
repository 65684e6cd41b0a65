package dev.dyno.harness.noise;

import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.NoiseFloor;
import dev.dyno.results.store.NoiseFile;
import dev.dyno.scenarios.DeviceSelector;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One file per device whose noise has been measured.
 *
 * @param folder where; it may not exist
 */
public record NoiseFolder(Path folder) {
    /** Names as lab files allow them; no other is made part of a path. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private static final String SUFFIX = ".json";

    /** The file of a device. */
    public Path file(String device) {
        if (!NAME.matcher(device).matches()) {
            throw new IllegalArgumentException("'" + device + "' cannot be the name of a file");
        }
        return folder.resolve(device + SUFFIX);
    }

    /** Keeps the noise of a device, in place of what was known of it. */
    public void write(NoiseFloor noise) {
        NoiseFile.write(file(noise.device()), noise);
    }

    /**
     * What is known of a device. A file that cannot be read, or that tells of another build of the device, says nothing; the
     * issues say so.
     */
    public KnownNoise of(DeviceProfile device) {
        List<Issue> issues = new ArrayList<>();
        @Nullable NoiseFloor floor = null;
        if (NAME.matcher(device.name()).matches() && Files.exists(file(device.name()))) {
            floor = usable(read(file(device.name()), issues), device, issues);
        }
        return new KnownNoise(device, floor, issues);
    }

    private @Nullable NoiseFloor usable(@Nullable NoiseFloor floor, DeviceProfile device, List<Issue> issues) {
        if (floor == null || floor.build().equals(device.build())) {
            return floor;
        }
        issues.add(new Issue(
                Issue.Severity.INFO,
                "its noise was measured on the build " + floor.build() + ", and it has " + device.build()
                        + " now; measure anew with dyno doctor --noise",
                device.name()));
        return null;
    }

    /**
     * The noise of every device that a selector means, as the devices were when they were measured.
     *
     * @param issues where to add what cannot be read
     */
    public List<NoiseFloor> all(DeviceSelector selector, List<Issue> issues) {
        List<NoiseFloor> floors = new ArrayList<>();
        for (Path file : files(issues)) {
            NoiseFloor floor = read(file, issues);
            if (floor != null && selector.matches(floor.device(), floor.facts())) {
                floors.add(floor);
            }
        }
        floors.sort(Comparator.comparing(NoiseFloor::device));
        return floors;
    }

    private List<Path> files(List<Issue> issues) {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
                entries.forEach(files::add);
            } catch (IOException e) {
                issues.add(unusable(folder, String.valueOf(e.getMessage())));
            }
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    private static @Nullable NoiseFloor read(Path file, List<Issue> issues) {
        try {
            NoiseFloor floor = NoiseFile.read(file);
            if ((floor.device() + SUFFIX).equals(file.getFileName().toString())) {
                return floor;
            }
            issues.add(unusable(file, "it tells of another device, " + floor.device()));
        } catch (StoreException e) {
            issues.add(unusable(file, String.valueOf(e.getMessage())));
        }
        return null;
    }

    private static Issue unusable(Path file, String why) {
        String name = file.getFileName().toString();
        return new Issue(Issue.Severity.WARNING, "not used: " + why + "; measure anew with dyno doctor --noise", name);
    }
}
