package dev.dyno.reports.history;

import java.time.Instant;
import java.util.List;

/**
 * The nightly history of a folder of runs.
 *
 * @param series all series, section by section, in order of name
 * @param runs the runs that it rests on, in order of time
 * @param read how many of them had to be read, because they are new or have changed
 * @param skipped what lies there and could not be used
 * @param notes what else a reader should know
 */
public record History(List<NightlySeries> series, List<Ran> runs, int read, List<Skipped> skipped, List<String> notes) {
    /**
     * A run that has ended.
     *
     * @param folder the name of its folder
     * @param id the run's id
     * @param scenario its scenario's name
     * @param at when it started
     */
    public record Ran(String folder, String id, String scenario, Instant at) {}

    /**
     * A folder that could not be used.
     *
     * @param folder its name
     * @param reason why
     */
    public record Skipped(String folder, String reason) {}

    public History {
        series = List.copyOf(series);
        runs = List.copyOf(runs);
        skipped = List.copyOf(skipped);
        notes = List.copyOf(notes);
    }

    /** How many runs it rests on. */
    public int nights() {
        return runs.size();
    }
}
