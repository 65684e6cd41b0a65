package dev.dyno.harness.transport.ssh;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.jspecify.annotations.Nullable;

/**
 * Whether a far end is who it should be, by the known hosts of OpenSSH. An unknown or changed key ends the connection before
 * anything was sent. Remembers what it saw, so that a refusal can be explained.
 */
final class HostKeys implements ServerKeyVerifier {
    /** How a key compares with what is known. */
    enum Finding {
        /** No key was seen yet. */
        NONE,
        /** It is the known one. */
        KNOWN,
        /** No key of this host is known. */
        UNKNOWN,
        /** Another key of this host is known. */
        CHANGED
    }

    private final Path file;
    private Finding finding = Finding.NONE;
    private @Nullable PublicKey seen;

    HostKeys(Path file) {
        this.file = file;
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
        seen = key;
        KnownHostsServerKeyVerifier known = new KnownHostsServerKeyVerifier(
                (unknownSession, unknownAddress, unknownKey) -> {
                    finding = Finding.UNKNOWN;
                    return false;
                },
                file);
        known.setModifiedServerKeyAcceptor((changedSession, changedAddress, entry, expected, actual) -> {
            finding = Finding.CHANGED;
            return false;
        });
        boolean accepted = known.verifyServerKey(session, address, key);
        if (accepted) {
            finding = Finding.KNOWN;
        }
        return accepted;
    }

    Finding finding() {
        return finding;
    }

    /** The fingerprint of the key that was seen, as OpenSSH writes it; empty before one was. */
    String fingerprint() {
        return seen == null ? "" : KeyUtils.getFingerPrint(BuiltinDigests.sha256, seen);
    }

    /** Where the known keys are. */
    Path file() {
        return file;
    }

    /**
     * Adds the key that was seen to the known ones.
     *
     * @param host as OpenSSH writes it: a name, or {@code [name]:port}
     * @throws IOException if the file cannot be written
     */
    void trust(InetSocketAddress host) throws IOException {
        if (seen == null) {
            throw new IOException("no key was seen");
        }
        String name = host.getPort() == 22 ? host.getHostString() : "[" + host.getHostString() + "]:" + host.getPort();
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        String line = name + " " + PublicKeyEntry.toString(seen) + "\n";
        Files.writeString(
                file,
                endsWithinLine() ? "\n" + line : line,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private boolean endsWithinLine() throws IOException {
        return Files.exists(file)
                && Files.size(file) > 0
                && !Files.readString(file).endsWith("\n");
    }
}
