package dev.dyno.agent.core;

import dev.dyno.protocol.TrialSpec.Watch;
import dev.dyno.protocol.WatchCsv;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a watch reads. One thread reads; any may abandon. */
interface WatchedSource {
    /**
     * Reads once.
     *
     * @return at most {@link WatchCsv#LONGEST_TEXT} bytes
     * @throws IOException if there is nothing to be read; the message becomes the problem
     */
    byte[] read() throws IOException;

    /** Ends a reading that goes on, as far as that can be done. */
    default void abandon() {}

    /** Ends a reading that goes on, and every one that should begin afterwards. */
    default void close() {
        abandon();
    }

    /** The source of a watch. */
    static WatchedSource of(Watch watch) {
        return watch instanceof Watch.File file
                ? new OfFile(Paths.get(file.path()))
                : new OfCommand((Watch.Command) watch);
    }

    /**
     * A file. Those of the kernel are made anew whenever they are read at their start, so they stay open: opening is most of what
     * a reading costs. They can be told by their length, which is not that of what they say. An ordinary file may be replaced by
     * another of its name, and is opened each time.
     */
    final class OfFile implements WatchedSource {
        private final Path path;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(WatchCsv.LONGEST_TEXT);
        private @Nullable FileChannel open;

        OfFile(Path path) {
            this.path = path;
        }

        @Override
        public byte[] read() throws IOException {
            FileChannel channel = open;
            if (channel == null) {
                channel = FileChannel.open(path, StandardOpenOption.READ);
                open = channel;
            }
            boolean again = false;
            try {
                byte[] bytes = read(channel);
                again = bytes.length < WatchCsv.LONGEST_TEXT && channel.size() != bytes.length;
                return bytes;
            } finally {
                if (!again) {
                    open = null;
                    channel.close();
                }
            }
        }

        /** Whether the next reading needs no opening. */
        boolean staysOpen() {
            return open != null;
        }

        private byte[] read(FileChannel channel) throws IOException {
            ((java.nio.Buffer) buffer).clear();
            int last = 0;
            while (last >= 0 && buffer.hasRemaining()) {
                last = channel.read(buffer, buffer.position());
            }
            byte[] bytes = new byte[buffer.position()];
            ((java.nio.Buffer) buffer).flip();
            buffer.get(bytes);
            return bytes;
        }
    }

    /** A program. What it prints on both streams is kept. */
    final class OfCommand implements WatchedSource {
        private final Watch.Command watch;
        private volatile @Nullable Process running;
        private volatile boolean abandoned;
        private volatile boolean closed;

        OfCommand(Watch.Command watch) {
            this.watch = watch;
        }

        @Override
        public byte[] read() throws IOException {
            Process process =
                    new ProcessBuilder(watch.argv()).redirectErrorStream(true).start();
            abandoned = false;
            running = process;
            if (closed) { // while it was being started, when nobody could end it yet
                abandon();
            }
            try (InputStream out = process.getInputStream()) {
                process.getOutputStream().close();
                byte[] text = text(out);
                if (!abandoned) {
                    return text;
                }
            } catch (IOException e) {
                if (!abandoned) {
                    throw e;
                }
            } finally {
                running = null;
                process.destroyForcibly();
            }
            throw new IOException("it took too long and was ended");
        }

        private static byte[] text(InputStream out) throws IOException {
            byte[] bytes = new byte[WatchCsv.LONGEST_TEXT];
            int length = 0;
            int last = 0;
            while (last >= 0 && length < bytes.length) {
                last = out.read(bytes, length, bytes.length - length);
                length += Math.max(0, last);
            }
            return Arrays.copyOf(bytes, length);
        }

        @Override
        public void close() {
            closed = true;
            abandon();
        }

        @Override
        public void abandon() {
            Process process = running;
            if (process != null) {
                abandoned = true;
                process.destroyForcibly();
            }
        }
    }
}
