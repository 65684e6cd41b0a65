package dev.dyno.harness.transport.shell;

import dev.dyno.harness.transport.Capture;
import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.TransientDeviceException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One command over a link, from start to end. */
final class RemoteExec {
    /** How long what a command leaves behind in its group may go on talking before it is killed. */
    private static final long GRACE_MILLIS = 500;

    /** How long what was said before that may take to arrive. */
    private static final long ARRIVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final String device;
    private final RemoteShell shell;
    private final Spare spare;
    private final Command command;
    private final ExecLimits limits;
    private final Capture stdout;
    private final Capture stderr;
    private final Consumer<Marks.Group> left;
    private final long start = System.nanoTime();
    private volatile long heard;

    /**
     * A command that has not begun.
     *
     * @param spare may have a shell that waits for it
     * @param left is told of the process group if it may live on
     */
    RemoteExec(
            String device,
            RemoteShell shell,
            Spare spare,
            Command command,
            ExecLimits limits,
            Consumer<Marks.Group> left) {
        this.device = device;
        this.shell = shell;
        this.spare = spare;
        this.command = command;
        this.limits = limits;
        this.stdout = Capture.first(limits.stdoutBytes());
        this.stderr = Capture.last(limits.stderrBytes());
        this.left = left;
    }

    /**
     * Runs it.
     *
     * @throws IOException if the link cannot take it
     * @throws TransientDeviceException if the link ends before the command, the time limit passes or the thread is interrupted
     */
    ExecResult run() throws IOException {
        Optional<Started> waiting = spare.take(command, limits.time());
        try (Started started = waiting.orElseGet(() -> new Started(shell, command))) {
            started.listen(hearing(stdout::accept), hearing(stderr::accept));
            if (waiting.isPresent()) {
                Spare.give(started, command);
            } else {
                started.start(remaining());
                feed(started.channel().stdin(), started.input());
            }
            spare.prepare();
            return await(started);
        }
    }

    private Duration remaining() {
        Duration left = limits.time().minusNanos(System.nanoTime() - start);
        return left.isNegative() ? Duration.ZERO : left;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // counts roughly: that it changes is enough
    private RemoteShell.Sink hearing(RemoteShell.Sink sink) {
        return (bytes, offset, length) -> {
            heard++;
            sink.accept(bytes, offset, length);
        };
    }

    private ExecResult await(Started started) {
        RemoteShell.Channel channel = started.channel();
        Marks marks = started.marks();
        try {
            CompletableFuture.anyOf(marks.exitCode(), channel.exitCode(), channel.ended())
                    .get(remaining().toNanos(), TimeUnit.NANOSECONDS);
            boolean complete = ended(channel) || (killGroup(marks) && arrived(channel));
            marks.end();
            int code = exitCode(marks, channel);
            boolean truncated = !complete || stdout.truncated() || stderr.truncated();
            return new ExecResult(code, stdout.bytes(), stderr.bytes(), truncated);
        } catch (TimeoutException e) {
            throw broken(marks, "took longer than " + limits.time().toMillis() + " ms and was killed");
        } catch (InterruptedException e) {
            TransientDeviceException broken = broken(marks, "was killed, because Dyno was interrupted");
            Thread.currentThread().interrupt();
            throw broken;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a channel never fails exceptionally", e);
        }
    }

    private int exitCode(Marks marks, RemoteShell.Channel channel) {
        if (marks.exitCode().isDone()) {
            return marks.exitCode().join();
        }
        return channel.exitCode().isDone()
                ? channel.exitCode().join()
                : channel.ended().getNow(OptionalInt.empty()).orElseThrow(() -> lost(marks));
    }

    /** Waits for what a slow link still brings after nobody is left to say more: an exit code may overtake output. */
    private boolean arrived(RemoteShell.Channel channel) throws InterruptedException {
        long since = System.nanoTime();
        long before;
        do {
            before = heard;
            if (ended(channel)) {
                return true;
            }
        } while (heard != before && System.nanoTime() - since < ARRIVAL_NANOS);
        return false;
    }

    private static boolean ended(RemoteShell.Channel channel) throws InterruptedException {
        try {
            channel.ended().get(GRACE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a channel never fails exceptionally", e);
        }
    }

    private TransientDeviceException lost(Marks marks) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        remember(marks);
        return failure("the link to the device was lost " + millis + " ms after a command began");
    }

    private TransientDeviceException broken(Marks marks, String what) {
        // An interrupted thread could not wait for the kill; the caller sets the flag again.
        boolean interrupted = Thread.interrupted();
        boolean killed = killGroup(marks);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        marks.end();
        if (!killed) {
            remember(marks);
        }
        return failure("a command " + what + (killed ? "" : ", but some of its processes may be left"));
    }

    private TransientDeviceException failure(String message) {
        String tail = new String(stderr.bytes(), StandardCharsets.UTF_8);
        return new TransientDeviceException(new Details(device, message, command.toString(), null, tail));
    }

    private void remember(Marks marks) {
        Marks.Group group = marks.group().getNow(null);
        if (group != null) {
            left.accept(group);
        }
    }

    private boolean killGroup(Marks marks) {
        Marks.Group group = marks.group().getNow(null);
        return group != null && RemoteKill.now(shell, group.id());
    }

    private void feed(OutputStream stdin, byte[] script) {
        byte[] input = command.stdin();
        if (script.length + input.length == 0) {
            try {
                stdin.close(); // takes no thread, which takes longer than all the rest here
            } catch (IOException e) {
                // The command has ended already.
            }
            return;
        }
        Thread thread = new Thread(
                () -> {
                    try (stdin) {
                        stdin.write(script);
                        stdin.write(input);
                    } catch (IOException e) {
                        // The command ended, or closed its standard input, without reading all of it: its good right.
                    }
                },
                "dyno-exec-feed");
        thread.setDaemon(true);
        thread.start();
    }
}
