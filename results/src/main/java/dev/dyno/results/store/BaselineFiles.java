package dev.dyno.results.store;

import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.BaselineRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of pinned baselines in the user's repository, one file each. */
public final class BaselineFiles {
    private static final String ENDING = ".json";
    /** More than any baseline has; a larger file is something else. */
    private static final long LARGEST = 64L << 20;

    private final Path folder;

    /**
     * The baselines below a folder.
     *
     * @param folder need not exist before the first baseline is written
     */
    public BaselineFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * The file of a baseline.
     *
     * @throws StoreException if the name is none, so that no name is ever a path
     */
    public Path file(String name) {
        try {
            return folder.resolve(BaselineRecord.requireName(name) + ENDING);
        } catch (IllegalArgumentException e) {
            throw new StoreException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Writes a baseline, whole or not at all.
     *
     * @param replace whether one that is there already may be replaced
     * @return its file
     * @throws StoreException if it is there already, or cannot be written
     */
    public Path write(BaselineRecord baseline, boolean replace) {
        Path file = file(baseline.name());
        if (!replace && Files.exists(file)) {
            throw new StoreException(file + " exists already; choose another name, or replace it with --force");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StoreException("cannot make the folder " + folder + "; choose another with --dir", e);
        }
        AtomicFile.write(file, BaselineJson.write(baseline));
        return file;
    }

    /**
     * Reads a baseline.
     *
     * @throws StoreException if there is none of that name, or its file is broken or of another schema version
     */
    public BaselineRecord read(String name) {
        Path file = file(name);
        BaselineRecord baseline = BaselineJson.read(bytes(name, file), file.toString());
        if (!baseline.name().equals(name)) {
            throw new StoreException(file + ": it says that its name is '" + baseline.name()
                    + "'; name the file as the baseline is named");
        }
        return baseline;
    }

    private byte[] bytes(String name, Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new StoreException(file + ": too large for a baseline");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new StoreException(
                    "no baseline '" + name + "' in " + folder + "; pin one with: dyno baseline set " + name + " RUN",
                    e);
        } catch (IOException e) {
            throw StoreErrors.reading(file, e);
        }
    }

    /** The names of all baselines, sorted; files whose names cannot be a baseline's are passed over. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}\\" + ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw StoreErrors.reading(folder, e);
        }
    }
}
