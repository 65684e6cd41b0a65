package dev.dyno.harness.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
            digest = read(file);
            known.put(look, digest);
        }
        return digest;
    }

    /** The digest of bytes. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(algorithm().digest(bytes));
    }

    private static String read(Path file) throws IOException {
        MessageDigest digest = algorithm();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Look look(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Look(file.toRealPath(), attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private record Look(
            Path path,
            long size,
            FileTime modified,
            @Nullable Object key) {}
}
