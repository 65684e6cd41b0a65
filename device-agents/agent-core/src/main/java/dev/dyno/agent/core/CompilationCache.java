package dev.dyno.agent.core;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A folder for what a runtime keeps of a compiled model: empty when it is made, gone when it is closed. */
final class CompilationCache implements AutoCloseable {
    private final Path folder;

    private CompilationCache(Path folder) {
        this.folder = folder;
    }

    /** An empty cache in that place, whatever an earlier trial left there. */
    static CompilationCache empty(Path folder) throws IOException {
        delete(folder);
        Files.createDirectory(folder);
        return new CompilationCache(folder);
    }

    /** Where it is. */
    Path folder() {
        return folder;
    }

    /** Each file that holds something, by its place, with length and time of its last change. */
    Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        collect(folder, contents);
        return contents;
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }

    private static void collect(Path place, Map<String, String> contents) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(place)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    collect(entry, contents);
                } else if (Files.size(entry) > 0) {
                    contents.put(entry.toString(), Files.size(entry) + " " + Files.getLastModifiedTime(entry));
                }
            }
        }
    }

    private static void delete(Path place) throws IOException {
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(place)) {
                for (Path entry : entries) {
                    delete(entry);
                }
            }
        }
        Files.deleteIfExists(place);
    }
}
