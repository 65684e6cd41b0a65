package dev.dyno.harness.cli;

import dev.dyno.results.record.DeviceProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Devices as a table for a terminal, and below it what there is to say of those that are not as they should be. */
final class DevicesTable {
    /** So that a table of usual names fits 120 columns. */
    private static final int LONGEST_OS = 26;

    private static final int LONGEST_PROCESSOR = 24;

    private DevicesTable() {}

    static List<String> lines(List<DeviceRow> rows) {
        Table table = new Table("DEVICE", "TRANSPORT", "STATE", "HEALTH", "TEMP", "BATTERY", "OS", "PROCESSOR");
        rows.forEach(row -> add(table, row));
        List<String> lines = new ArrayList<>(table.lines());
        List<String> notes = new ArrayList<>();
        rows.forEach(row -> note(notes, row));
        if (!notes.isEmpty()) {
            lines.add("");
            lines.addAll(notes);
        }
        return lines;
    }

    private static void add(Table table, DeviceRow row) {
        @Nullable DeviceProfile profile = row.profile();
        table.row(
                row.name(),
                row.transport(),
                row.state().split("[ :]", 2)[0],
                row.health(),
                row.temperature() == null ? "" : String.format(Locale.ROOT, "%.1f C", row.temperature()),
                row.battery() == null ? "" : String.format(Locale.ROOT, "%.0f %%", row.battery() * 100),
                profile == null ? "" : os(profile),
                profile == null ? "" : cut(profile.cores() + " x " + profile.soc(), LONGEST_PROCESSOR));
    }

    private static String os(DeviceProfile profile) {
        String release = profile.facts().get("android.release");
        String os = release == null ? profile.build() : "Android " + release;
        return cut((profile.simulated() ? "(simulated) " : "") + os, LONGEST_OS);
    }

    private static void note(List<String> notes, DeviceRow row) {
        if (!row.state().equals("ready")) {
            notes.add(Text.line(row.name() + ": " + row.state()));
        }
        if (!row.health().equals("good") && !row.healthReason().isEmpty()) {
            notes.add(Text.line(row.name() + ": " + row.health() + " " + row.healthReason()));
        }
        if (!row.lastFault().isEmpty() && !row.healthReason().endsWith(row.lastFault())) {
            notes.add(Text.line(row.name() + ": last fault: " + row.lastFault()));
        }
    }

    private static String cut(String text, int longest) {
        int length = text.codePointCount(0, text.length());
        return length <= longest ? text : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "\u2026";
    }
}
