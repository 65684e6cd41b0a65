package dev.dyno.reports.history;

import java.util.List;

/**
 * The nightly history of a folder of runs.
 *
 * @param series all series, section by section, in order of name
 * @param nights how many runs it rests on
 * @param read how many of them had to be read, because they are new or have changed
 * @param skipped what lies there and could not be used
 * @param notes what else a reader should know
 */
public record History(List<NightlySeries> series, int nights, int read, List<Skipped> skipped, List<String> notes) {
    /**
     * A folder that could not be used.
     *
     * @param folder its name
     * @param reason why
     */
    public record Skipped(String folder, String reason) {}

    public History {
        series = List.copyOf(series);
        skipped = List.copyOf(skipped);
        notes = List.copyOf(notes);
    }
}
