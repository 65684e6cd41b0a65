package dev.dyno.harness.transport.shell;

import dev.dyno.harness.transport.ShellQuoting;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Kills what a command started. */
final class RemoteKill {
    /** Kills a group and waits until it is gone. */
    private static final String KILL = """
            i=0
            while [ $i -lt 100 ]; do
              kill -s KILL -- "-$1" 2>/dev/null || exit 0
              sleep 0.02
              i=$((i + 1))
            done
            exit 1
            """;

    /** A link that does not take the killing within that time is taken for lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private RemoteKill() {}

    /** Kills a process group; whether it is gone now. */
    static boolean now(RemoteShell shell, long group) {
        if (group <= 1) {
            return false;
        }
        String line = "exec sh -c " + ShellQuoting.quote(List.of(KILL, "sh", Long.toString(group)));
        RemoteShell.Sink nowhere = (bytes, offset, length) -> {};
        try (RemoteShell.Channel channel = shell.start(line, nowhere, nowhere, PATIENCE)) {
            OptionalInt code = channel.ended().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return code.isPresent() && code.getAsInt() == 0;
        } catch (IOException | ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
