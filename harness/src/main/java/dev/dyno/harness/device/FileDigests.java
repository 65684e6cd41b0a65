package dev.dyno.harness.device;

import dev.dyno.results.store.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** SHA-256 digests of files here. A file that looks unchanged since its last digest is not read again. */
public final class FileDigests {
    private final Map<Look, String> known = new ConcurrentHashMap<>();

    /**
     * The digest of a file.
     *
     * @return 64 hexadecimal digits, lower case
     * @throws IOException if the file cannot be read
     */
    public String sha256(Path file) throws IOException {
        Look look = look(file);
        String digest = known.get(look);
        if (digest == null) {
            digest = Sha256.of(file);
            known.put(look, digest);
        }
        return digest;
    }

    private static Look look(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Look(file.toRealPath(), attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }

    private record Look(
            Path path,
            long size,
            FileTime modified,
            @Nullable Object key) {}
}
