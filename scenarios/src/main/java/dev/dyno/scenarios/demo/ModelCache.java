package dev.dyno.scenarios.demo;

import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
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
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One folder for each family, with its files and their digests. A family's folder appears whole or not at all: it is built under
 * another name and renamed. A lock file keeps processes from building at the same time.
 */
final class ModelCache {
    private static final String DIGESTS = "digests.sha256";
    /** File locks are held by the whole Java process; this one keeps its threads apart. */
    private static final Object THREADS = new Object();

    private final Path folder;
    private final Consumer<String> progress;

    ModelCache(Path folder, Consumer<String> progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /** The digests of a family's files, which are in the cache afterwards. */
    Map<String, String> ensure(Family family) {
        try {
            synchronized (THREADS) {
                Files.createDirectories(folder);
                return locked(family);
            }
        } catch (IOException e) {
            throw new StoreException(
                    "cannot keep the demo models in " + folder + ": " + reason(e)
                            + "; make the folder writable or name another one",
                    e);
        }
    }

    /** The message of a file exception is often only the file's name. */
    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    private Map<String, String> locked(Family family) throws IOException {
        Path lockFile = folder.resolve(family.folder() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!lock.isValid()) {
                throw new IOException("lost the lock " + lockFile);
            }
            Path home = folder.resolve(family.folder());
            if (Files.exists(home)) {
                Map<String, String> known = intact(home, family.names());
                if (!known.isEmpty()) {
                    return known;
                }
                progress.accept("the demo models in " + home + " are damaged; building them again");
            }
            return build(family, home);
        }
    }

    /** The digests in the folder, or none if a file is missing or is not what it was. */
    private static Map<String, String> intact(Path home, List<String> names) throws IOException {
        try {
            String text = Files.readString(home.resolve(DIGESTS), StandardCharsets.ISO_8859_1);
            SortedMap<String, String> known = Digests.parse(text);
            SortedMap<String, String> found = new TreeMap<>();
            for (String name : names) {
                found.put(name, Digests.of(home.resolve(name)));
            }
            return found.equals(known) ? known : Map.of();
        } catch (NoSuchFileException e) {
            return Map.of();
        }
    }

    private Map<String, String> build(Family family, Path home) throws IOException {
        Path building = folder.resolve(family.folder() + ".building");
        delete(building);
        Files.createDirectories(building);
        SortedMap<String, String> digests = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : family.build(progress).entrySet()) {
            write(building.resolve(file.getKey()), file.getValue());
            digests.put(file.getKey(), Digests.of(file.getValue()));
        }
        write(building.resolve(DIGESTS), Digests.format(digests).getBytes(StandardCharsets.UTF_8));
        delete(home);
        Files.move(building, home, StandardCopyOption.ATOMIC_MOVE);
        compareWithRecorded(digests);
        return digests;
    }

    private void compareWithRecorded(Map<String, String> digests) {
        Map<String, String> recorded = Digests.recorded();
        digests.forEach((name, digest) -> {
            if (!digest.equals(recorded.get(name))) {
                progress.accept(name + " is not, to the byte, the file that other machines build;"
                        + " its figures are not comparable with theirs");
            }
        });
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
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
