package dev.dyno.harness.cli.progress;

import dev.dyno.harness.device.DeviceText;
import dev.dyno.harness.plan.Plan;
import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.TrialRecord;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Progress for logs: a line per finished trial, and a sign of life while one takes long. */
public final class LineProgress implements Progress {
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final Consumer<String> lines;
    private final RunClock clock;
    private Duration lastLine = Duration.ZERO;

    LineProgress(Consumer<String> lines, RunClock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    @Override
    public synchronized void planned(Plan plan, List<TrialRecord> finished) {
        clock.plan(plan, finished);
        String resumed = finished.isEmpty() ? "" : ", " + finished.size() + " of them done before";
        String trials = plan.rounds().fixed() ? "" : "at most ";
        print(trials + plan.trials().size() + " trials in " + plan.rounds().words() + " on "
                + String.join(", ", plan.devices()) + resumed);
    }

    @Override
    public synchronized void deployed(String device, String what, long bytes) {
        print(String.format(Locale.ROOT, "%s: copied %s, %.1f MB", device, what, bytes / 1e6));
    }

    @Override
    public synchronized void started(PlannedTrial trial) {
        // The line comes when it has ended.
    }

    @Override
    public synchronized void progressed(PlannedTrial trial, String phase, long iterations) {
        if (clock.elapsed().minus(lastLine).compareTo(SILENCE) > 0) {
            print("... " + trial.device() + " " + trial.candidate() + ": " + phase + ", " + iterations + " inferences");
        }
    }

    @Override
    public synchronized void finished(TrialRecord trial) {
        clock.tick(trial.device());
        print(clock.count() + "  " + TrialLine.of(trial) + "  (" + clock.leftText() + ")");
    }

    @Override
    public synchronized void settled(String device, String reason) {
        print(reason);
    }

    @Override
    public synchronized void dropped(List<PlannedTrial> trials) {
        clock.drop(trials);
    }

    @Override
    public synchronized void noticed(Issue issue) {
        print(TrialLine.of(issue));
    }

    @Override
    public synchronized void note(String line) {
        print(line);
    }

    @Override
    public synchronized void ended() {
        // Every line is complete as it is.
    }

    private void print(String line) {
        lastLine = clock.elapsed();
        lines.accept(DeviceText.line(line));
    }
}
