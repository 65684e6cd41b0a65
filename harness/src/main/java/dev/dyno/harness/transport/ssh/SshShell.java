package dev.dyno.harness.transport.ssh;

import dev.dyno.harness.transport.ShellQuoting;
import dev.dyno.harness.transport.shell.RemoteShell;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.channel.exception.SshChannelException;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.jspecify.annotations.Nullable;

/** Commands and files over one connection. Files go through {@code cat}, which every board has, and which is as fast as scp. */
final class SshShell implements RemoteShell {
    private static final Duration OPEN = Duration.ofSeconds(10);
    private static final int BLOCK = 1 << 17;
    private static final Duration AFTER_FILE = Duration.ofSeconds(60);

    private final SshClient client;
    private final ClientSession session;
    private final AtomicReference<@Nullable Opening> ahead = new AtomicReference<>();
    private boolean posix;

    SshShell(SshClient client, ClientSession session) {
        this.client = client;
        this.session = session;
    }

    @Override
    public Channel start(String line, Sink stdout, Sink stderr, Duration patience) throws IOException {
        try {
            return new Opening(line, stdout, stderr).begun(patience);
        } catch (SshException e) {
            if (!(e.getCause() instanceof SshChannelOpenException)) {
                throw e;
            }
            // What was started ahead may be what there is no room beside; or sshd had still to clear away the last one.
            Opening given = ahead.getAndSet(null);
            if (given != null) {
                given.end(patience);
            }
            return new Opening(line, stdout, stderr).begun(patience);
        }
    }

    @Override
    public Optional<Starting> startAhead(String line, Sink stdout, Sink stderr) throws IOException {
        Opening opening = new Opening(line, stdout, stderr);
        ahead.set(opening);
        return Optional.of(patience -> {
            if (!ahead.compareAndSet(opening, null)) {
                throw new IOException("it was given up for another command");
            }
            return opening.begun(patience);
        });
    }

    /** A command whose channel is being opened. */
    private final class Opening {
        private final SshChannel channel;
        private final OpenFuture opened;

        Opening(String line, Sink stdout, Sink stderr) throws IOException {
            ChannelExec exec = channel(line);
            exec.setRedirectErrorStream(false);
            exec.setOut(new SinkStream(stdout));
            exec.setErr(new SinkStream(stderr));
            channel = new SshChannel(exec);
            opened = exec.open();
        }

        Channel begun(Duration patience) throws IOException {
            try {
                opened.verify(patience.compareTo(OPEN) < 0 ? patience : OPEN);
                return channel;
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }

        /** Ends its input, and waits until it has ended by that. */
        void end(Duration patience) throws IOException {
            try (Channel begun = begun(patience)) {
                begun.stdin().close();
                require(begun, new StringBuilder(), patience);
            }
        }
    }

    private ChannelExec channel(String line) throws IOException {
        try {
            return session.createExecChannel(line.getBytes(StandardCharsets.UTF_8), null, null);
        } catch (IllegalStateException e) {
            throw new IOException("the connection is closed", e); // so the library says that the link is gone
        }
    }

    @Override
    public void send(Path file, String target) throws IOException {
        StringBuilder errors = new StringBuilder();
        try (Channel channel = start(
                        "exec cat > " + ShellQuoting.quote(List.of(target)), (b, o, n) -> {}, text(errors), OPEN);
                InputStream in = Files.newInputStream(file)) {
            OutputStream out = channel.stdin();
            try {
                copy(in, out);
                out.close();
            } catch (SshException | SshChannelException e) {
                // The far end has stopped reading; what it said of that is better than that it is so.
                require(channel, errors, AFTER_FILE);
                throw e;
            }
            require(channel, errors, AFTER_FILE);
        }
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] block = new byte[BLOCK];
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("interrupted");
            }
            out.write(block, 0, n);
        }
    }

    @Override
    public void fetch(String source, Path target, long maxBytes) throws IOException {
        StringBuilder errors = new StringBuilder();
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            Receiver receiver = new Receiver(out, maxBytes);
            try (Channel channel =
                    start("exec cat < " + ShellQuoting.quote(List.of(source)), receiver, text(errors), OPEN)) {
                require(channel, errors, AFTER_FILE);
            }
            receiver.end();
        }
    }

    private static Sink text(StringBuilder errors) {
        return (bytes, offset, length) -> {
            if (errors.length() < 1_000) {
                errors.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
            }
        };
    }

    private static void require(Channel channel, StringBuilder errors, Duration patience) throws IOException {
        try {
            OptionalInt code = channel.ended().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (code.isEmpty()) {
                throw new IOException("the link was lost");
            }
            if (code.getAsInt() != 0) {
                throw new IOException(errors.toString().strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the device did not answer for " + patience.toSeconds() + " s", e);
        }
    }

    @Override
    public boolean posix() {
        return posix;
    }

    /** RFC 4254 has the exit status sent when the command ends, whoever still holds its output, and OpenSSH does so. */
    @Override
    public boolean tellsExit() {
        return true;
    }

    /** Asks for the login shell, which reads every line; whichever it is, it understands the question. */
    void look() {
        StringBuilder said = new StringBuilder();
        try (Channel channel = start("echo $SHELL", text(said), (b, o, n) -> {}, OPEN)) {
            require(channel, said, OPEN);
        } catch (IOException e) {
            return; // the next command will say more of it
        }
        posix = said.toString().strip().matches("/(.*/)?(ba|da|a|k|mk)?sh");
    }

    @Override
    public void close() {
        session.close(true);
        client.stop();
    }

    /** A file that comes in. */
    private static final class Receiver implements Sink {
        private final OutputStream out;
        private final long most;
        private long bytes;
        private @Nullable IOException failure;

        Receiver(OutputStream out, long most) {
            this.out = out;
            this.most = most;
        }

        @Override
        public synchronized void accept(byte[] block, int offset, int length) {
            bytes += length;
            if (bytes > most || failure != null) {
                return;
            }
            try {
                out.write(block, offset, length);
            } catch (IOException e) {
                failure = e;
            }
        }

        synchronized void end() throws IOException {
            if (failure != null) {
                throw failure;
            }
            if (bytes > most) {
                throw new IOException("it grew while it was fetched");
            }
        }
    }

    /** A stream into a sink. */
    private static final class SinkStream extends OutputStream {
        private final Sink sink;

        SinkStream(Sink sink) {
            this.sink = sink;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            sink.accept(bytes, offset, length);
        }
    }
}
