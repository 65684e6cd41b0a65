package dev.dyno.harness.virtual.phone;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A package's signature by scheme 2: whether its digest is that of the content, and whose certificate it has. The signature itself is
 * not verified, for the Java on the phone has no elliptic curves; the build's own test does that. Format: source.android.com, "APK
 * Signature Scheme v2".
 */
final class ApkSignature {
    private static final String NONE = "INSTALL_PARSE_FAILED_NO_CERTIFICATES";
    private static final byte[] MAGIC = {'A', 'P', 'K', ' ', 'S', 'i', 'g', ' ', 'B', 'l', 'o', 'c', 'k', ' ', '4', '2'
    };
    private static final int SCHEME_2 = 0x7109871a;
    private static final int END_OF_DIRECTORY = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int CHUNK = 1 << 20;

    private final ByteBuffer apk;
    private final int end;
    private final int directory;

    private ApkSignature(byte[] bytes) {
        this.apk = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.end = bytes.length - END_BYTES; // a package has no comment behind its directory
        this.directory = end < 0 || apk.getInt(end) != END_OF_DIRECTORY ? -1 : apk.getInt(end + 16);
    }

    /**
     * The digest of the certificate of a package whose content is what was signed.
     *
     * @throws Refused if it is not signed so, or was changed afterwards
     */
    static String certificate(Path file) throws Refused, IOException {
        try {
            return new ApkSignature(Files.readAllBytes(file)).verified();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new Refused(NONE, "Failed to collect certificates from " + file + ": malformed signing block");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String verified() throws Refused, NoSuchAlgorithmException {
        if (directory < 32 || !Arrays.equals(slice(directory - 16, 16), MAGIC)) {
            throw new Refused(NONE, "No APK Signature Scheme v2 signature in package");
        }
        int start = directory - (int) apk.getLong(directory - 24) - 8;
        ByteBuffer signed = part(part(part(pair(start))));
        ByteBuffer digests = part(signed);
        ByteBuffer certificate = part(part(signed));
        byte[] content = content(start);
        while (digests.hasRemaining()) {
            ByteBuffer digest = part(digests);
            digest.getInt(); // the algorithm; all that Dyno's build uses have this digest
            if (!part(digest).equals(ByteBuffer.wrap(content))) {
                throw new Refused(NONE, "SHA-256 digest of contents did not verify");
            }
        }
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update(certificate);
        return HexFormat.of().formatHex(sha.digest());
    }

    /** The value of scheme 2's pair in the signing block. */
    private ByteBuffer pair(int start) throws Refused {
        int at = start + 8;
        while (at < directory - 24) {
            int length = (int) apk.getLong(at);
            if (apk.getInt(at + 8) == SCHEME_2) {
                return apk.slice(at + 12, length - 4).order(ByteOrder.LITTLE_ENDIAN);
            }
            at += 8 + length;
        }
        throw new Refused(NONE, "No APK Signature Scheme v2 signature in package");
    }

    /** The next part, whose length stands before it. */
    private static ByteBuffer part(ByteBuffer in) {
        int length = in.getInt();
        ByteBuffer part = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return part;
    }

    /** The digest of all but the signing block, by chunks; the directory's place counts as if there were no such block. */
    private byte[] content(int start) throws NoSuchAlgorithmException {
        byte[] tail = slice(end, END_BYTES);
        ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).putInt(16, start);
        List<byte[]> chunks = new ArrayList<>();
        for (byte[] section : List.of(slice(0, start), slice(directory, end - directory), tail)) {
            for (int at = 0; at < section.length; at += CHUNK) {
                chunks.add(digest((byte) 0xa5, Arrays.copyOfRange(section, at, Math.min(at + CHUNK, section.length))));
            }
        }
        MessageDigest all = MessageDigest.getInstance("SHA-256");
        all.update(head((byte) 0x5a, chunks.size()));
        chunks.forEach(all::update);
        return all.digest();
    }

    private static byte[] digest(byte kind, byte[] chunk) throws NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update(head(kind, chunk.length));
        return sha.digest(chunk);
    }

    private static byte[] head(byte kind, int number) {
        return ByteBuffer.allocate(5)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(kind)
                .putInt(number)
                .array();
    }

    private byte[] slice(int from, int length) {
        return Arrays.copyOfRange(apk.array(), from, from + length);
    }
}
