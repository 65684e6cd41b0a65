package dev.dyno.harness.cli;

import dev.dyno.harness.run.StopSignal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Turns Ctrl-C and SIGTERM into an orderly end: the run is told to stop, keeps what there is, and the command ends by itself
 * with its exit code. A second one ends the process at once.
 */
final class InterruptGuard {
    private final List<Runnable> restores;

    private InterruptGuard(List<Runnable> restores) {
        this.restores = restores;
    }

    /**
     * Watches from now until it is closed.
     *
     * @param say shows the user a line, from any thread
     */
    static InterruptGuard install(StopSignal stop, Consumer<String> say) {
        AtomicInteger times = new AtomicInteger();
        Runnable action = () -> {
            if (times.getAndIncrement() > 0) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
            }
            say.accept("dyno: ending in order, finished trials are kept; again to end at once");
            stop.give();
        };
        return new InterruptGuard(List.of(Signals.on("INT", action), Signals.on("TERM", action)));
    }

    /** Ends the watch: signals do again what they did before. */
    void close() {
        restores.forEach(Runnable::run);
    }
}
