package dev.dyno.harness.cli.progress;

import dev.dyno.harness.plan.DeviceTime;
import dev.dyno.harness.run.RunListener;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Consumer;

/** How a run is shown. Besides what the run tells it takes notes from elsewhere, also from another thread. */
public interface Progress extends RunListener {

    /** Shows a line that is not the run's own, where it disturbs nothing. */
    void note(String line);

    /**
     * The display that suits a stream.
     *
     * @param err where progress goes
     * @param redraws whether a person watches who may see lines redrawn in place
     * @param env the environment; {@code COLUMNS} and {@code LINES} give the terminal's size
     * @param time how long the run is expected to take
     */
    static Progress on(PrintWriter err, boolean redraws, Map<String, String> env, DeviceTime time) {
        RunClock clock = new RunClock(System::nanoTime, time);
        Consumer<String> raw = text -> {
            err.print(text);
            err.flush();
        };
        return redraws
                ? new TerminalProgress(raw, clock, TerminalSize.of(env))
                : new LineProgress(line -> raw.accept(line + System.lineSeparator()), clock);
    }
}
