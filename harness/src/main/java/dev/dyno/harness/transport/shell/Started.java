package dev.dyno.harness.transport.shell;

import dev.dyno.harness.transport.Command;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command in its wrapper, and the channel that it was started on. Before somebody listens, what it says goes nowhere. */
final class Started implements AutoCloseable {
    private final Relay stdout = new Relay();
    private final Relay stderr = new Relay();
    private final Marks marks = new Marks(stderr);
    private final RemoteShell shell;
    private final Wrapper wrapper;
    private RemoteShell.@Nullable Starting starting;
    private RemoteShell.@Nullable Channel channel;

    /** A command that is still to be started. */
    Started(RemoteShell shell, Command command) {
        this.shell = shell;
        this.wrapper = Wrapper.of(shell, command, marks);
    }

    /** From now on what the command says goes there. */
    void listen(RemoteShell.Sink toStdout, RemoteShell.Sink toStderr) {
        stdout.to = toStdout;
        stderr.to = toStderr;
    }

    /**
     * Starts it.
     *
     * @throws IOException if the link cannot take it
     */
    void start(Duration patience) throws IOException {
        channel = shell.start(wrapper.line(), stdout, marks, patience);
    }

    /**
     * Starts it without waiting until it has begun; false if this link cannot.
     *
     * @throws IOException if the link is gone
     */
    boolean startAhead() throws IOException {
        Optional<RemoteShell.Starting> ahead = shell.startAhead(wrapper.line(), stdout, marks);
        starting = ahead.orElse(null);
        return ahead.isPresent();
    }

    /**
     * Waits until what was started ahead has begun.
     *
     * @throws IOException if the far end refuses, or does not take it in time
     */
    void begun(Duration patience) throws IOException {
        if (starting == null) {
            throw new IllegalStateException("it was not started ahead");
        }
        channel = starting.begun(patience);
    }

    /** Whether it has begun. */
    boolean hasBegun() {
        return channel != null;
    }

    /** Where it runs. */
    RemoteShell.Channel channel() {
        if (channel == null) {
            throw new IllegalStateException("it was not started");
        }
        return channel;
    }

    /** What it reads from standard input before the command's own; may be empty. */
    byte[] input() {
        return wrapper.input();
    }

    /** What its wrapper tells of it. */
    Marks marks() {
        return marks;
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.close();
        }
    }

    /** Passes on what a stream says to who listens. */
    private static final class Relay implements RemoteShell.Sink {
        private volatile RemoteShell.Sink to = (bytes, offset, length) -> {};

        @Override
        public void accept(byte[] bytes, int offset, int length) {
            to.accept(bytes, offset, length);
        }
    }
}
