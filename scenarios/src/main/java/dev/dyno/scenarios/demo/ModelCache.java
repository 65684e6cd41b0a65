package dev.dyno.scenarios.demo;

import dev.dyno.results.error.StoreException;
import dev.dyno.results.store.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One folder for each entry, with its files and their digests. An entry's folder appears whole or not at all: it is built under
 * another name and renamed. A lock file keeps processes from building at the same time.
 */
final class ModelCache {
    private static final String DIGESTS = "digests.sha256";
    /** File locks are held by the whole Java process; this one keeps its threads apart. */
    private static final Object THREADS = new Object();

    private final Path folder;
    private final Consumer<String> progress;

    /** Files that are built together. */
    interface Entry {
        /** Distinguishes entries. */
        String name();

        /** The files, in alphabetical order. */
        List<String> names();

        /** Writes the files into an empty folder. */
        void build(Path folder, Consumer<String> progress) throws IOException;
    }

    ModelCache(Path folder, Consumer<String> progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /** Where an entry's files are once they are built. */
    static Path home(Path folder, Entry entry) {
        return folder.resolve(entry.name().toLowerCase(Locale.ROOT));
    }

    /** The digests of an entry's files, which are in the cache afterwards. */
    Map<String, String> ensure(Entry entry) {
        try {
            synchronized (THREADS) {
                Files.createDirectories(folder);
                return locked(entry);
            }
        } catch (IOException e) {
            // The message of a file exception is often only the file's name.
            String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
            throw new StoreException(
                    "cannot keep the demo models in " + folder + ": " + reason
                            + "; make room there, make the folder writable, or name another one",
                    e);
        }
    }

    private Map<String, String> locked(Entry entry) throws IOException {
        Path home = home(folder, entry);
        Path lockFile = home.resolveSibling(home.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (!lock.isValid()) {
                throw new IOException("lost the lock " + lockFile);
            }
            if (!Files.exists(home)) {
                return build(entry, home);
            }
            Map<String, String> known = intact(home, entry.names());
            if (known.isEmpty()) {
                progress.accept("the demo models in " + home + " are damaged; building them again");
                return build(entry, home);
            }
            return known;
        }
    }

    private FileLock lock(FileChannel channel) throws IOException {
        FileLock free = channel.tryLock();
        if (free != null) {
            return free;
        }
        progress.accept("waiting for another process that is building the demo models");
        return channel.lock();
    }

    /** The digests in the folder, or none if a file is missing or is not what it was. */
    private static Map<String, String> intact(Path home, List<String> names) throws IOException {
        try {
            String text = Files.readString(home.resolve(DIGESTS), StandardCharsets.ISO_8859_1);
            SortedMap<String, String> found = digests(home, names);
            return found.equals(Digests.parse(text)) ? found : Map.of();
        } catch (NoSuchFileException e) {
            return Map.of();
        }
    }

    private static SortedMap<String, String> digests(Path home, List<String> names) throws IOException {
        SortedMap<String, String> found = new TreeMap<>();
        for (String name : names) {
            found.put(name, Sha256.of(home.resolve(name)));
        }
        return found;
    }

    private Map<String, String> build(Entry entry, Path home) throws IOException {
        Path building = home.resolveSibling(home.getFileName() + ".building");
        delete(building);
        try {
            Files.createDirectories(building);
            entry.build(building, progress);
            SortedMap<String, String> digests = digests(building, entry.names());
            Files.writeString(building.resolve(DIGESTS), Digests.format(digests));
            force(building);
            delete(home);
            Files.move(building, home, StandardCopyOption.ATOMIC_MOVE);
            return digests;
        } finally {
            delete(building);
        }
    }

    /** Waits until the files are on the disk: a power cut after the renaming must not leave empty ones behind. */
    private static void force(Path building) throws IOException {
        try (Stream<Path> files = Files.list(building)) {
            for (Path file : files.toList()) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
