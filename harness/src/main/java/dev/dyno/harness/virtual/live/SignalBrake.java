package dev.dyno.harness.virtual.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Slows down by stopping processes for a part of every 40 ms, where there are no control groups to be had. A shell sends the
 * signals; it lets all of them go on when whoever tells it to ends.
 */
final class SignalBrake implements Brake {
    private static final String SHELL = """
            stopped=
            while read -r word pids; do
                case $word in
                stop) stopped=$pids; kill -s STOP $pids ;;
                go) [ -z "$stopped" ] || kill -s CONT $stopped; stopped= ;;
                esac
            done
            [ -z "$stopped" ] || kill -s CONT $stopped
            """;
    private static final double PERIOD_NANOS = 40e6;

    private volatile Wanted wanted = new Wanted(1, "");
    private @Nullable Thread thread;

    private record Wanted(double share, String pids) {
        boolean nothing() {
            return share >= 1 || pids.isEmpty();
        }
    }

    @Override
    public void leave(double share, long first) {
        if (share >= 1) {
            close();
            return;
        }
        List<Long> working = Processes.tree(first).stream()
                .filter(pid -> pid != first && !Processes.reaches(pid))
                .toList();
        wanted = new Wanted(
                share, working.stream().map(pid -> Long.toString(pid)).collect(Collectors.joining(" ")));
        if (!wanted.nothing() && (thread == null || !thread.isAlive())) {
            thread = new Thread(this::brake, "brake");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void close() {
        wanted = new Wanted(1, "");
    }

    private void brake() {
        try {
            Process shell = new ProcessBuilder("sh", "-c", SHELL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // At its end, whatever the reason, the shell lets all go on.
            try (OutputStream out = shell.getOutputStream()) {
                for (Wanted now = wanted; !now.nothing(); now = wanted) {
                    say(out, "stop " + now.pids());
                    LockSupport.parkNanos((long) (PERIOD_NANOS * (1 - now.share())));
                    say(out, "go");
                    LockSupport.parkNanos((long) (PERIOD_NANOS * now.share()));
                }
            }
        } catch (IOException e) {
            // The shell has ended; the next call starts another.
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
