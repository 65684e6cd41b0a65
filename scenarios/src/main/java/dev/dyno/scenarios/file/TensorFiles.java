package dev.dyno.scenarios.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Names of tensor files. */
final class TensorFiles {
    private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);

    private TensorFiles() {}

    /** The tensor file that a field names; a problem is added where it is none. */
    static FileReference of(Field field) {
        FileReference reference = FileReference.of(field);
        if (field.reading().checkFiles() && !reference.isDemo() && Files.isReadable(reference.file())) {
            check(field, reference.file());
        }
        return reference;
    }

    private static void check(Field field, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(MAGIC.length);
            if (start.length > 0 && !Arrays.equals(start, MAGIC)) {
                field.problem("names " + file + ", which is not a .npy file");
            }
        } catch (IOException e) {
            field.problem("names " + file + ", which cannot be read: " + e);
        }
    }
}
