package dev.dyno.harness.transport.shell;

import dev.dyno.harness.transport.DevicePath;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.error.TransientDeviceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Copies files over a link so that a copy is there complete or not at all. */
final class FileTransfer {
    /** Digests of large files take their time on small devices: 100 GB at 30 MB/s. */
    private static final ExecLimits DIGEST = new ExecLimits(Duration.ofHours(1), 1 << 10, 1 << 12);

    private static final ExecLimits DISCARD = new ExecLimits(Duration.ofSeconds(3), 0, 1 << 10);

    private static final int NO_FOLDER = 3;
    private static final int IS_FOLDER = 4;
    private static final int DIFFERS = 5;

    private final ShellSession session;
    private final RemoteShell shell;

    FileTransfer(ShellSession session, RemoteShell shell) {
        this.session = session;
        this.shell = shell;
    }

    void push(Path file, DevicePath target, String sha256) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            boolean exists = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            throw refused(file, target, exists ? "it is not a plain file" : "there is no such file");
        }
        int may = ShellScript.MAY_WRITE
                .run(session, ExecLimits.QUICK, target.value())
                .exitCode();
        if (may == NO_FOLDER || may == IS_FOLDER) {
            throw refused(
                    file,
                    target,
                    may == NO_FOLDER
                            ? "the folder " + target.parent() + " does not exist"
                            : "there is a folder of that name");
        }
        String part =
                target.parent().resolve(".dyno-" + UUID.randomUUID() + ".part").value();
        CompletableFuture<String> digest =
                sha256.isEmpty() ? digesting(file) : CompletableFuture.completedFuture(sha256);
        try {
            shell.send(file, part);
            publish(file, part, target, joined(digest));
        } catch (IOException e) {
            throw discard(part)
                    ? broken(file.toString(), target.value(), e)
                    : session.lost("copying " + file + " to " + target, e);
        } catch (DeviceException e) {
            discard(part);
            throw e;
        }
    }

    /** A file's digest, found while the file is sent. */
    private static CompletableFuture<String> digesting(Path file) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return digest(file);
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
    }

    private static String joined(CompletableFuture<String> digest) throws IOException {
        try {
            return digest.join();
        } catch (CompletionException e) {
            throw new IOException(e.getCause());
        }
    }

    private void publish(Path file, String part, DevicePath target, String digest) {
        ExecResult result = ShellScript.PUBLISH.run(session, DIGEST, part, target.value(), digest);
        if (result.exitCode() == DIFFERS) {
            throw new TransientDeviceException(Details.of(
                    session.device(),
                    "what arrived of " + file + " differs from it, or it has changed here meanwhile"));
        }
        if (!result.ok()) {
            throw refused(file, target, result.errorText().strip());
        }
    }

    /** Removes a part; false if the link broke off, and then the next session does it. */
    private boolean discard(String part) {
        try {
            ShellScript.DISCARD.run(session, DISCARD, part);
            return true;
        } catch (DeviceException e) {
            session.leave(part);
            return false;
        }
    }

    void pull(DevicePath source, Path target, long maxBytes) {
        String[] described = describe(source, maxBytes);
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw refused(source, target, "the folder " + folder + " does not exist");
        }
        Path part = folder.resolve(".dyno-" + UUID.randomUUID() + ".part");
        try {
            shell.fetch(source.value(), part, Long.parseLong(described[0]));
            if (!digest(part).equals(described[1])) {
                throw new TransientDeviceException(Details.of(
                        session.device(), source + " changed while it was fetched, or was damaged on the way"));
            }
            sync(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (full(folder)) {
                throw new StoreException(
                        "cannot write " + target + ": no space is left; free some in " + folder
                                + ", then go on with --resume",
                        e);
            }
            throw broken(source.value(), target.toString(), e);
        } finally {
            delete(part);
        }
    }

    private String[] describe(DevicePath source, long maxBytes) {
        ExecResult result = ShellScript.DESCRIBE.run(session, DIGEST, source.value(), Long.toString(maxBytes));
        String[] words = result.text().strip().split(" ");
        if (result.exitCode() == NO_FOLDER || result.exitCode() == IS_FOLDER) {
            String why = result.exitCode() == NO_FOLDER ? "there is no such file" : "it is not a plain file";
            throw new PermanentDeviceException(Details.of(session.device(), "cannot fetch " + source + ": " + why));
        }
        if (!result.ok() || words.length != 2 || !words[0].matches("[0-9]{1,18}")) {
            throw new PermanentDeviceException(new Details(
                    session.device(),
                    "cannot read " + source,
                    "sha256sum",
                    result.exitCode(),
                    result.errorText().strip()));
        }
        if (Long.parseLong(words[0]) > maxBytes) {
            throw new PermanentDeviceException(Details.of(
                    session.device(),
                    "cannot fetch " + source + ": it is larger than the " + maxBytes + " bytes allowed"));
        }
        return words;
    }

    private static void sync(Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** By the free space, because the text of the error is in the user's language. */
    private static boolean full(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < (1 << 16);
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // A left-over with an unmistakable name does no harm.
        }
    }

    private static String digest(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private PermanentDeviceException refused(Object from, Object to, String why) {
        return new PermanentDeviceException(
                Details.of(session.device(), "cannot copy " + from + " to " + to + ": " + why));
    }

    private DeviceException broken(String from, String to, IOException e) {
        if (session.alive()) {
            return refused(from, to, e.getMessage() == null ? e.toString() : e.getMessage());
        }
        return session.lost("copying " + from + " to " + to, e);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
