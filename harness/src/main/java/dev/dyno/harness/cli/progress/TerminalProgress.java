package dev.dyno.harness.cli.progress;

import dev.dyno.harness.device.DeviceText;
import dev.dyno.harness.plan.Plan;
import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.TrialRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Progress for a person at a terminal: one line for a single device; for several one in all and one for each device in use, as
 * far as they fit. They are redrawn in place; failures and warnings stay above them.
 */
public final class TerminalProgress implements Progress {
    private static final int BAR = 20;
    private static final int LONGEST_NAME = 24;
    /** The eye does not see more; a thousand devices tell more often. */
    private static final Duration BETWEEN_FRAMES = Duration.ofMillis(50);

    private final RunClock clock;
    private final Frame frame;
    private final int rows;
    /** What each device does, in the plan's order. */
    private final Map<String, Row> devices = new LinkedHashMap<>();

    private Duration lastFrame = Duration.ofSeconds(-1);
    private int nameColumns;

    private static final class Row {
        private boolean inUse;
        private String now = "";
        private String last = "";
    }

    TerminalProgress(Consumer<String> raw, RunClock clock, TerminalSize size) {
        this.clock = clock;
        this.frame = new Frame(raw, size.columns());
        this.rows = size.rows();
    }

    @Override
    public synchronized void planned(Plan plan, List<TrialRecord> finished) {
        clock.plan(plan, finished);
        plan.devices().forEach(device -> devices.put(device, new Row()));
        nameColumns = Math.min(
                LONGEST_NAME,
                plan.devices().stream().mapToInt(String::length).max().orElse(0));
    }

    @Override
    public synchronized void deployed(String device, String what, long bytes) {
        String copied = String.format(Locale.ROOT, "copied %s, %.1f MB", what, bytes / 1e6);
        show(device, (many() ? "" : device + ": ") + copied);
    }

    @Override
    public synchronized void started(PlannedTrial trial) {
        progressed(trial, "starting", 0);
    }

    @Override
    public synchronized void progressed(PlannedTrial trial, String phase, long iterations) {
        String where = many() ? "" : trial.device() + "  ";
        show(trial.device(), "round " + trial.round() + "  " + where + trial.candidate() + "  " + phase);
    }

    @Override
    public synchronized void finished(TrialRecord trial) {
        clock.tick(trial.device());
        Row row = row(trial.device());
        row.now = "";
        if (trial.valid()) {
            row.last = "| " + (many() ? TrialLine.withoutDevice(trial) : TrialLine.of(trial));
            draw();
        } else {
            keep(TrialLine.of(trial));
        }
    }

    @Override
    public synchronized void settled(String device, String reason) {
        keep(reason);
    }

    @Override
    public synchronized void dropped(List<PlannedTrial> trials) {
        clock.drop(trials);
    }

    @Override
    public synchronized void noticed(Issue issue) {
        keep(TrialLine.of(issue));
    }

    @Override
    public synchronized void note(String line) {
        keep(line);
    }

    @Override
    public synchronized void ended() {
        frame.clear();
    }

    private boolean many() {
        return devices.size() > 1;
    }

    private Row row(String device) {
        return devices.computeIfAbsent(device, name -> new Row());
    }

    private void keep(String line) {
        frame.keep(DeviceText.line(line));
    }

    private void show(String device, String now) {
        Row row = row(device);
        row.inUse = true;
        row.now = now;
        draw();
    }

    private void draw() {
        Duration now = clock.elapsed();
        if (many() && now.minus(lastFrame).compareTo(BETWEEN_FRAMES) < 0) {
            return; // the next sign of life draws it
        }
        lastFrame = now;
        frame.draw(
                many()
                        ? lines()
                        : List.of(total() + texts(devices.values().iterator().next())));
    }

    private String total() {
        int filled = (int) (BAR * clock.share());
        return "#".repeat(filled) + ".".repeat(BAR - filled) + " " + clock.count() + "  "
                + RunClock.text(clock.elapsed()) + ", " + clock.leftText() + "  ";
    }

    private static String texts(Row row) {
        // A finished trial's result stays in sight beside the next one.
        return DeviceText.line(row.now.isEmpty() ? "" : row.now + "  " + row.last);
    }

    private List<String> lines() {
        List<Map.Entry<String, Row>> busy = devices.entrySet().stream()
                .filter(device -> device.getValue().inUse && !clock.done(device.getKey()))
                .toList();
        long done = devices.keySet().stream().filter(clock::done).count();
        List<String> lines = new ArrayList<>();
        lines.add(total() + done + " of " + devices.size() + " devices done");
        // One line stays free for the prompt above, and one is needed to say how many do not fit.
        int fit = Math.max(1, rows - 2);
        int shown = busy.size() <= fit ? busy.size() : fit - 1;
        busy.stream().limit(shown).forEach(device -> lines.add(line(device.getKey(), device.getValue())));
        if (shown < busy.size()) {
            lines.add("  and " + (busy.size() - shown) + " more");
        }
        return lines;
    }

    private String line(String device, Row row) {
        String name = Columns.cut(DeviceText.line(device), nameColumns);
        String padded = name + " ".repeat(Math.max(0, nameColumns - name.length()));
        String text = DeviceText.line(row.now + "  " + row.last);
        return "  " + padded + "  " + clock.count(device) + "  " + text;
    }
}
