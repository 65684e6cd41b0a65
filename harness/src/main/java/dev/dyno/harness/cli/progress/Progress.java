package dev.dyno.harness.cli.progress;

import dev.dyno.harness.plan.DeviceTime;
import dev.dyno.harness.run.RunListener;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Consumer;

/** Chooses how a run is shown. */
public final class Progress {
    private static final int COLUMNS = 120;

    private Progress() {}

    /**
     * The display that suits a stream.
     *
     * @param err where progress goes
     * @param redraws whether a person watches who may see one line redrawn in place
     * @param env the environment; {@code COLUMNS} gives the terminal's width
     * @param time how long the run is expected to take
     */
    public static RunListener on(PrintWriter err, boolean redraws, Map<String, String> env, DeviceTime time) {
        RunClock clock = new RunClock(System::nanoTime, time);
        Consumer<String> raw = text -> {
            err.print(text);
            err.flush();
        };
        return redraws
                ? new TerminalProgress(raw, clock, columns(env))
                : new LineProgress(line -> raw.accept(line + System.lineSeparator()), clock);
    }

    private static int columns(Map<String, String> env) {
        String columns = env.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : COLUMNS;
    }
}
