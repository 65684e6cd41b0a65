package dev.dyno.agent.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The folder of one trial. Its files appear complete or not at all. */
public final class TrialFolder {
    private final Path folder;

    /** That folder. */
    public TrialFolder(Path folder) {
        this.folder = folder;
    }

    /** The place of a file. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** All bytes of a file, which may be at most so many. */
    public byte[] read(String name, int maxBytes) throws IOException {
        Path file = file(name);
        if (Files.size(file) > maxBytes) {
            throw new IOException(file + ": larger than " + maxBytes + " bytes");
        }
        return Files.readAllBytes(file);
    }

    /**
     * Writes a file under another name and renames it.
     *
     * @param durable whether to wait until the bytes are on the disk
     */
    public void replace(String name, byte[] bytes, boolean durable) throws IOException {
        Path part = file(name + ".part");
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            if (durable) {
                channel.force(true);
            }
        }
        Files.move(part, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Waits until a written file's bytes are on the disk. */
    void force(String name) throws IOException {
        try (FileChannel channel = FileChannel.open(file(name), StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
