package dev.dyno.reports.history;

import dev.dyno.reports.statistics.ChangePoints;
import java.util.List;

/** What a reader should know of a series. */
final class Notes {
    private Notes() {}

    static List<String> of(int points) {
        return points >= ChangePoints.FEWEST
                ? List.of()
                : List.of((points == 1 ? "one point" : points + " points") + " of at least " + ChangePoints.FEWEST
                        + " that a change can be seen in");
    }
}
