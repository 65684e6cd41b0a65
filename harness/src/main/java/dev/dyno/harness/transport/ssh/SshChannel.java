package dev.dyno.harness.transport.ssh;

import dev.dyno.harness.transport.shell.RemoteShell;
import java.io.OutputStream;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelListener;
import org.jspecify.annotations.Nullable;

/** One command over a connection. */
final class SshChannel implements RemoteShell.Channel {
    /** RFC 4254 tells a signal by its name; those that end programs, by number. */
    private static final Map<String, Integer> SIGNALS = Map.ofEntries(
            Map.entry("HUP", 1),
            Map.entry("INT", 2),
            Map.entry("QUIT", 3),
            Map.entry("ILL", 4),
            Map.entry("ABRT", 6),
            Map.entry("FPE", 8),
            Map.entry("KILL", 9),
            Map.entry("USR1", 10),
            Map.entry("SEGV", 11),
            Map.entry("USR2", 12),
            Map.entry("PIPE", 13),
            Map.entry("ALRM", 14),
            Map.entry("TERM", 15));

    private final ChannelExec exec;
    private final CompletableFuture<OptionalInt> ended = new CompletableFuture<>();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    /** A command that has not begun. */
    SshChannel(ChannelExec exec) {
        this.exec = exec;
        exec.addChannelListener(new ChannelListener() {
            @Override
            public void channelStateChanged(Channel channel, String hint) {
                code(exec.getExitStatus(), exec.getExitSignal()).ifPresent(exitCode::complete);
            }
        });
        exec.addCloseFutureListener(closed -> ended.complete(code(exec.getExitStatus(), exec.getExitSignal())));
    }

    private static OptionalInt code(@Nullable Integer status, @Nullable String signal) {
        if (status != null) {
            return OptionalInt.of(status);
        }
        return signal == null ? OptionalInt.empty() : OptionalInt.of(128 + SIGNALS.getOrDefault(signal, 0));
    }

    @Override
    public OutputStream stdin() {
        return exec.getInvertedIn();
    }

    @Override
    public CompletableFuture<OptionalInt> ended() {
        return ended;
    }

    @Override
    public CompletableFuture<Integer> exitCode() {
        return exitCode;
    }

    @Override
    public void close() {
        exec.close(true);
    }
}
