package dev.dyno.harness.transport.shell;

import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.ShellQuoting;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One shell that waits at the far end for a script on its standard input, so that a command need not wait until a shell was
 * started for it. The shell may read ahead of the script, so only a command without input of its own can be given to it. The next
 * one is started when one is taken: so the device has as much to do as without, and at the same time. Safe for several threads.
 */
final class Spare implements AutoCloseable {
    /** Some shells read input byte by byte; a longer script would take longer than to start a shell. */
    private static final int LONGEST_SCRIPT = 4_000;

    private static final Command SHELL = Command.of("sh");
    private static final Duration END = Duration.ofMillis(500);

    private final RemoteShell shell;
    private final Consumer<Marks.Group> left;
    private @Nullable Started waiting;
    private boolean useless;

    /**
     * No shell waits yet.
     *
     * @param left is told of the process group of a shell that may live on
     */
    Spare(RemoteShell shell, Consumer<Marks.Group> left) {
        this.shell = shell;
        this.left = left;
    }

    /** The shell that waits, which is its taker's now; none if none waits, it has ended, or it cannot run such a command. */
    Optional<Started> take(Command command, Duration patience) {
        boolean fits = command.stdin().length == 0 && script(command).length <= LONGEST_SCRIPT;
        Started taken = fits ? given() : null;
        if (taken == null) {
            return Optional.empty();
        }
        if (begun(taken, patience)) {
            return Optional.of(taken);
        }
        giveUp(); // it was refused, as where sshd allows a connection but one session, or killed: once is enough to
        // know
        end(taken);
        return Optional.empty();
    }

    /**
     * Has the shell run a command.
     *
     * @throws IOException if the link is gone
     */
    static void give(Started started, Command command) throws IOException {
        try (OutputStream script = started.channel().stdin()) {
            script.write(script(command));
        }
    }

    private static byte[] script(Command command) {
        return ShellQuoting.script(command).getBytes(StandardCharsets.UTF_8);
    }

    private synchronized @Nullable Started given() {
        Started taken = waiting;
        waiting = null;
        return taken;
    }

    private synchronized void giveUp() {
        useless = true;
    }

    /** Starts the next one, without waiting for it. */
    synchronized void prepare() {
        if (useless || waiting != null) {
            return;
        }
        try {
            Started next = new Started(shell, SHELL);
            useless = !next.startAhead();
            waiting = useless ? null : next;
        } catch (IOException e) {
            useless = true; // the link is gone, as the next command will say
        }
    }

    /** Ends the shell that waits; there will be no other. Never throws. */
    @Override
    public void close() {
        giveUp();
        Started last = given();
        if (last != null) {
            begun(last, END);
            end(last);
        }
    }

    /** Waits until it tells its process group: from then on it takes a script at once. */
    private static boolean begun(Started started, Duration patience) {
        long since = System.nanoTime();
        try {
            started.begun(patience);
            RemoteShell.Channel channel = started.channel();
            CompletableFuture.anyOf(started.marks().group(), channel.ended())
                    .get(patience.toNanos() - (System.nanoTime() - since), TimeUnit.NANOSECONDS);
            return !channel.ended().isDone();
        } catch (IOException | ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends its input, and so the shell; one that was not seen to end is remembered. */
    private void end(Started started) {
        if (!started.hasBegun()) {
            return;
        }
        try (started) {
            RemoteShell.Channel channel = started.channel();
            channel.stdin().close();
            if (channel.ended().get(END.toMillis(), TimeUnit.MILLISECONDS).isPresent()) {
                return;
            }
        } catch (IOException | ExecutionException | TimeoutException e) {
            // Then it may live on.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Marks.Group group = started.marks().group().getNow(null);
        if (group != null) {
            left.accept(group);
        }
    }
}
