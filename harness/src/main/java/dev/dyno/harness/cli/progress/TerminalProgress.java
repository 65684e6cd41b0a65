package dev.dyno.harness.cli.progress;

import dev.dyno.harness.device.DeviceText;
import dev.dyno.harness.plan.Plan;
import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.harness.run.RunListener;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.TrialRecord;
import java.util.List;
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

    TerminalProgress(Consumer<String> raw, RunClock clock, int columns) {
        this.raw = raw;
        this.clock = clock;
        this.columns = columns;
    }

    @Override
    public void planned(Plan plan, List<TrialRecord> finished) {
        clock.plan(plan, finished.size());
    }

    @Override
    public void deployed(String device, String what, long bytes) {
        draw(String.format(Locale.ROOT, "%s: copied %s, %.1f MB", device, what, bytes / 1e6));
    }

    @Override
    public void started(PlannedTrial trial) {
        progressed(trial, "starting", 0);
    }

    @Override
    public void progressed(PlannedTrial trial, String phase, long iterations) {
        draw("round " + trial.round() + "  " + trial.device() + "  " + trial.candidate() + "  " + phase + "  " + last);
    }

    @Override
    public void finished(TrialRecord trial) {
        clock.tick();
        if (trial.valid()) {
            last = "| " + TrialLine.of(trial);
            draw("");
        } else {
            keep(TrialLine.of(trial));
        }
    }

    @Override
    public void settled(String device, String reason) {
        keep(reason);
    }

    @Override
    public void dropped(List<PlannedTrial> trials) {
        clock.drop(trials);
    }

    @Override
    public void noticed(Issue issue) {
        keep(TrialLine.of(issue));
    }

    @Override
    public void ended() {
        raw.accept(REDRAW);
    }

    private void keep(String line) {
        raw.accept(REDRAW + DeviceText.line(line) + System.lineSeparator());
    }

    private void draw(String text) {
        int filled = (int) (BAR * clock.share());
        String line = "#".repeat(filled) + ".".repeat(BAR - filled) + " " + clock.count() + "  "
                + RunClock.text(clock.elapsed()) + ", " + clock.leftText() + "  "
                + DeviceText.line(text);
        // The last column stays free: a terminal may turn the page once it is written.
        raw.accept(REDRAW + Columns.cut(line, columns - 1));
    }
}
