package dev.dyno.reports.measurements.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where measurements come from.
 *
 * @param name what errors call it
 * @param opening opens it from its start
 * @param repeatable whether it can be opened more than once
 */
public record Source(String name, Opening opening, boolean repeatable) {

    /** Opens a stream of bytes. */
    @FunctionalInterface
    public interface Opening {
        /**
         * The bytes from the start; the caller closes them.
         *
         * @throws IOException if they cannot be read
         */
        InputStream open() throws IOException;
    }

    /**
     * A file; a pipe that has a name may be one too.
     *
     * @param shown the path as the user wrote it
     */
    public static Source of(Path file, String shown) {
        return new Source(shown, () -> Files.newInputStream(file), Files.isRegularFile(file));
    }

    /** What can be read only once. */
    public static Source of(String name, InputStream bytes) {
        return new Source(name, () -> bytes, false);
    }
}
