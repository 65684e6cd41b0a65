package dev.dyno.results.store;

import dev.dyno.results.error.StoreException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Turns what the file system says into what a user can do about it. */
final class StoreErrors {
    private StoreErrors() {}

    static StoreException reading(Path file, IOException cause) {
        return new StoreException("cannot read " + file + ": " + reason(cause), cause);
    }

    /**
     * An error of writing.
     *
     * @param file what could not be written
     * @param bytes how much was to be written; 0 if that is not the point
     */
    static StoreException writing(Path file, long bytes, IOException cause) {
        String reason = reason(cause);
        String cure = "choose a folder that you may write to with -o";
        if (reason.contains("No space left") || reason.contains("not enough space")) {
            cure = "it needs " + bytes + " bytes more; free some space there, then go on with --resume";
        } else if (reason.contains("quota")) {
            cure = "your quota there is used up; free " + bytes + " bytes, then go on with --resume";
        }
        return new StoreException("cannot write " + file + ": " + reason + "; " + cure, cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "no such file";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        String message = String.valueOf(cause.getMessage());
        // This one puts the file's name before the reason: "x (Read-only file system)".
        return cause instanceof FileNotFoundException && message.endsWith(")")
                ? message.substring(message.lastIndexOf('(') + 1, message.length() - 1)
                : message;
    }
}
