package dev.dyno.harness.transport.local;

import dev.dyno.harness.transport.Capture;
import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.harness.transport.ShellQuoting;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.TransientDeviceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One command on this machine, from start to end. */
final class LocalProcess {
    /**
     * Reads a script of so many lines from standard input and becomes it. The script does not travel as an argument: those
     * are limited in length, and Java writes them in the locale's charset. A shell reads its lines byte by byte, so what
     * follows the script on standard input is the command's.
     */
    private static final String BOOTSTRAP = """
            _dyno_script=; _dyno_lines=$1
            while [ "$_dyno_lines" -gt 0 ] && IFS= read -r _dyno_line; do
              _dyno_script="$_dyno_script$_dyno_line
            "; _dyno_lines=$((_dyno_lines - 1))
            done
            eval "$_dyno_script"
            """;

    /** How long what a command leaves behind in its group may go on talking before it is killed. */
    private static final long GRACE_MILLIS = 500;

    private final String device;
    private final Command command;
    private final ExecLimits limits;
    private final Capture stdout;
    private final Capture stderr;
    private final CountDownLatch draining = new CountDownLatch(2);

    LocalProcess(String device, Command command, ExecLimits limits) {
        this.device = device;
        this.command = command;
        this.limits = limits;
        this.stdout = Capture.first(limits.stdoutBytes());
        this.stderr = Capture.last(limits.stderrBytes());
    }

    ExecResult run(Path folder) throws IOException {
        String script = ShellQuoting.script(command);
        String lines = Long.toString(script.chars().filter(c -> c == '\n').count());
        // setsid makes the shell the leader of a group of its own, and the shell becomes the command: all one process.
        Process process = new ProcessBuilder(List.of("setsid", "/bin/sh", "-c", BOOTSTRAP, "sh", lines))
                .directory(folder.toFile())
                .start();
        ProcessGroup group = new ProcessGroup(process.pid());
        Thread out = daemon("out", () -> drain(process.getInputStream(), stdout));
        Thread err = daemon("err", () -> drain(process.getErrorStream(), stderr));
        try {
            // Only now, so that the process cannot end before both streams are held.
            draining.await();
            daemon("feed", () -> feed(process, script));
            if (!process.waitFor(limits.time().toNanos(), TimeUnit.NANOSECONDS)) {
                throw broken("took longer than " + limits.time().toMillis() + " ms and was killed", group);
            }
            boolean complete = ended(out, err) || killed(group, out, err);
            boolean truncated = !complete || stdout.truncated() || stderr.truncated();
            return new ExecResult(process.exitValue(), stdout.bytes(), stderr.bytes(), truncated);
        } catch (InterruptedException e) {
            TransientDeviceException broken = broken("was killed, because Dyno was interrupted", group);
            Thread.currentThread().interrupt();
            throw broken;
        }
    }

    private TransientDeviceException broken(String what, ProcessGroup group) {
        String left = group.kill() ? "" : ", but some of its processes cannot be killed";
        String tail = new String(stderr.bytes(), StandardCharsets.UTF_8);
        return new TransientDeviceException(
                new Details(device, "a command " + what + left, command.toString(), null, tail));
    }

    private static boolean killed(ProcessGroup group, Thread out, Thread err) throws InterruptedException {
        group.kill();
        return ended(out, err);
    }

    private static boolean ended(Thread out, Thread err) throws InterruptedException {
        out.join(GRACE_MILLIS);
        err.join(GRACE_MILLIS);
        return !out.isAlive() && !err.isAlive();
    }

    private void feed(Process process, String script) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(script.getBytes(StandardCharsets.UTF_8));
            stdin.write(command.stdin());
        } catch (IOException e) {
            // The command ended, or closed its standard input, without reading all of it: that is its good right.
        }
    }

    /**
     * Reads to the end. Holds the stream's monitor all the while: at the process's end the JDK would otherwise take the
     * stream and read on into unbounded memory for as long as a left-behind child keeps writing.
     */
    private void drain(InputStream stream, Capture capture) {
        byte[] buffer = new byte[1 << 16];
        synchronized (stream) {
            draining.countDown();
            try {
                for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                    capture.accept(buffer, 0, n);
                }
            } catch (IOException e) {
                // A stream that breaks has said all that it will say.
            }
        }
    }

    private static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, "dyno-exec-" + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
