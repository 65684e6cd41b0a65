package dev.dyno.reports.measurements;

import dev.dyno.reports.gate.Decision;
import java.util.Objects;

/**
 * What the measurements say about one comparison x metric x candidate.
 *
 * @param comparison its name
 * @param metric the metric's name
 * @param candidate the candidate's arm; empty where the comparison has none
 * @param verdict whether the limit holds
 * @param estimate the ratio of candidate to baseline, 1 is no change; NaN where there is none
 * @param lower the lower end of its interval, likewise
 * @param upper the upper end of its interval, likewise
 * @param roundsUsed how many pairs of rounds the verdict took
 * @param looks how often the growing number of pairs was looked at; 0 where values are exact or cannot be judged
 * @param confirmed whether a FAIL was found again on fresh rounds, or is exact
 * @param reason in one line, for people
 */
public record CellVerdict(
        String comparison,
        String metric,
        String candidate,
        Decision verdict,
        double estimate,
        double lower,
        double upper,
        int roundsUsed,
        int looks,
        boolean confirmed,
        String reason) {

    public CellVerdict {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(reason, "reason");
    }
}
