package dev.dyno.harness.cli.progress;

import dev.dyno.harness.plan.Plan;
import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.harness.run.RunListener;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.TrialRecord;
import java.util.Locale;
import java.util.function.Consumer;

/** Progress for a person at a terminal: one line, redrawn in place; failures and warnings stay above it. */
public final class TerminalProgress implements RunListener {
    private static final int BAR = 20;
    private static final String REDRAW = "\r\u001b[K";

    private final Consumer<String> raw;
    private final RunClock clock;
    private final int columns;
    private String last = "";
    private int total = 1;
    private int done;

    TerminalProgress(Consumer<String> raw, RunClock clock, int columns) {
        this.raw = raw;
        this.clock = clock;
        this.columns = columns;
    }

    @Override
    public void planned(Plan plan, int finished) {
        clock.plan(plan.trials().size(), finished);
        total = plan.trials().size();
        done = finished;
    }

    @Override
    public void deployed(String device, String what, long bytes) {
        draw(String.format(Locale.ROOT, "%s: copied %s, %.1f MB", device, what, bytes / 1e6));
    }

    @Override
    public void started(PlannedTrial trial) {
        draw("round " + trial.round() + "  " + trial.device() + "  " + trial.candidate() + "  starting  " + last);
    }

    @Override
    public void progressed(PlannedTrial trial, String phase, long iterations) {
        draw("round " + trial.round() + "  " + trial.device() + "  " + trial.candidate() + "  " + phase + "  " + last);
    }

    @Override
    public void finished(TrialRecord trial) {
        clock.tick();
        done++;
        if (trial.valid()) {
            last = "| " + TrialLine.of(trial);
            draw("");
        } else {
            keep(TrialLine.of(trial));
        }
        if (done >= total) {
            raw.accept(REDRAW);
        }
    }

    @Override
    public void noticed(Issue issue) {
        keep(issue.severity().name().toLowerCase(Locale.ROOT) + ": " + issue.source() + ": " + issue.message());
    }

    private void keep(String line) {
        raw.accept(REDRAW + line + System.lineSeparator());
    }

    private void draw(String text) {
        int filled = (int) ((long) BAR * done / total);
        String line = "#".repeat(filled) + ".".repeat(BAR - filled) + " " + clock.count() + "  "
                + RunClock.text(clock.elapsed()) + ", " + RunClock.text(clock.left()) + " left  " + text;
        raw.accept(REDRAW + (line.length() < columns ? line : line.substring(0, Math.max(0, columns - 1))));
    }
}
