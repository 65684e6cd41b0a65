package dev.dyno.harness.transport.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/** Copies a file so that the copy is there complete or not at all, also after a crash. */
final class FileCopy {
    private FileCopy() {}

    /**
     * Copies a plain file.
     *
     * @param maxBytes a larger file is refused
     * @param sha256 the digest that it shall have; empty for what it has
     * @throws Differs if it has another one
     * @throws IOException whose text says what is wrong; see {@link #reason}
     */
    static void copy(Path source, Path target, long maxBytes, String sha256) throws IOException {
        if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) {
            boolean exists = Files.exists(source, LinkOption.NOFOLLOW_LINKS);
            throw new FileSystemException(exists ? "it is not a plain file" : "there is no such file");
        }
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new FileSystemException("the folder " + folder + " does not exist");
        }
        Path part = folder.resolve(".dyno-" + UUID.randomUUID() + ".part");
        try {
            byte[] sent = write(source, part, maxBytes);
            if (!Arrays.equals(sent, digest(part))) {
                throw new FileSystemException("the copy differs from its source");
            }
            if (!sha256.isEmpty() && !sha256.equals(HexFormat.of().formatHex(sent))) {
                throw new Differs();
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static byte[] write(Path source, Path part, long maxBytes) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(source), digest);
                FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            OutputStream out = Channels.newOutputStream(channel);
            byte[] buffer = new byte[1 << 16];
            long total = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                total += n;
                if (total > maxBytes) {
                    throw new FileSystemException("it is larger than the " + maxBytes + " bytes allowed");
                }
                out.write(buffer, 0, n);
            }
            channel.force(true);
        }
        return digest.digest();
    }

    private static byte[] digest(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return digest.digest();
    }

    /** The name of a new file outlives a power cut only once its folder is written too. */
    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** What went wrong, for people, with the cure where there is one. */
    static String reason(IOException e, Path target) {
        if (full(e, target)) {
            return "no space is left; free some in " + target.getParent();
        }
        if (e instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    /** By the free space, because the text of the error is in the user's language. */
    static boolean full(IOException e, Path target) {
        String text = e.getMessage() == null ? "" : e.getMessage();
        try {
            Path folder = target.getParent();
            return text.contains("No space left")
                    || text.contains("Disk quota exceeded")
                    || (folder != null && Files.getFileStore(folder).getUsableSpace() < (1 << 16));
        } catch (IOException unknown) {
            return false;
        }
    }

    /** A file is not what it was said to be. */
    static final class Differs extends FileSystemException {
        private static final long serialVersionUID = 1L;

        Differs() {
            super("it has changed meanwhile");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
