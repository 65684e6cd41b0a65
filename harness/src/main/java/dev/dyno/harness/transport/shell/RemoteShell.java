package dev.dyno.harness.transport.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** A link to a POSIX shell, and files beside it. */
public interface RemoteShell extends AutoCloseable {

    /** Takes what a stream said next; the array is the caller's again afterwards. */
    interface Sink {
        void accept(byte[] bytes, int offset, int length);
    }

    /** A line of shell that was started. */
    interface Channel extends AutoCloseable {
        /** Its standard input; closing it is its end. */
        OutputStream stdin();

        /**
         * Completes once nothing more will be said: with the exit code that the link reports, or with nothing if the link
         * ended before one came. Never completes exceptionally.
         */
        CompletableFuture<OptionalInt> ended();

        /**
         * Completes with the exit code once the link has told it, which may be before all is said. Only a link that
         * {@linkplain RemoteShell#tellsExit() tells it at once} ever completes it. Never completes exceptionally.
         */
        default CompletableFuture<Integer> exitCode() {
            return new CompletableFuture<>();
        }

        /** Gives it up. Never throws; what runs there may go on. */
        @Override
        void close();
    }

    /**
     * Starts a line of shell. The link gives each line a group of processes of its own.
     *
     * @param patience how long the start itself may take
     * @throws IOException if the link is gone, or does not take it in time
     */
    Channel start(String line, Sink stdout, Sink stderr, Duration patience) throws IOException;

    /** A line of shell that is being started. */
    interface Starting {
        /**
         * Waits until it has begun.
         *
         * @throws IOException if the far end refuses it, or does not take it in time
         */
        Channel begun(Duration patience) throws IOException;
    }

    /**
     * Starts a line without waiting until it has begun; empty if this link cannot. One that is not waited for may be given up
     * for another line, where the far end allows so few at a time.
     *
     * @throws IOException if the link is gone
     */
    default Optional<Starting> startAhead(String line, Sink stdout, Sink stderr) throws IOException {
        return Optional.empty();
    }

    /**
     * Writes a file there, over whatever has the name. May leave a part of it behind.
     *
     * @throws IOException if the link is gone or the far end cannot write
     */
    void send(Path file, String target) throws IOException;

    /**
     * Reads a file from there into a new file here. May leave a part of it behind.
     *
     * @param maxBytes after so many it may stop
     * @throws IOException if the link is gone, the far end cannot read, or the disk here is full
     */
    void fetch(String source, Path target, long maxBytes) throws IOException;

    /** Whether lines are read by a POSIX shell; if it may be another, one is started for each. */
    boolean posix();

    /**
     * Whether the link tells how a line's process ended as soon as it has, even where what that left behind holds its output
     * open.
     */
    default boolean tellsExit() {
        return false;
    }

    /** Ends the link. Never throws. */
    @Override
    void close();
}
