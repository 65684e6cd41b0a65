package dev.dyno.reports.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A candidate relative to the baseline of its own night, night by night, for as long as the reference stayed the same.
 *
 * @param key what it is about
 * @param section 1 for the first reference of this series, 2 for the next one, and so on
 * @param reference what the baseline was, and on which build of the device
 * @param nights its points, in order of time; never empty
 * @param trend where it changes; ratios of candidate over baseline
 */
public record NightlySeries(SeriesKey key, int section, String reference, List<Point> nights, Trend trend) {
    /**
     * One night.
     *
     * @param run the run's id
     * @param at when it started
     * @param model SHA-256 of the candidate's model
     * @param log logarithm of candidate over baseline
     */
    public record Point(String run, Instant at, String model, double log) {}

    public NightlySeries {
        nights = List.copyOf(nights);
    }

    /** What a reader should know of it. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(Notes.of(nights.size()));
        if (section > 1) {
            notes.add("the reference changed here: what came before is another section, and not comparable");
        }
        return notes;
    }
}
