package dev.dyno.reports.page.section;

import dev.dyno.reports.gate.Cell;
import java.util.Optional;

/** What became of a cell over the nights before, with where it moved to a new level. */
final class TrendPicture {
    /** A line through fewer nights tells nothing. */
    private static final int FEWEST = 3;

    private static final int MOST = 120;

    private TrendPicture() {}

    /** The picture; empty where the run has no history of the cell under the same reference. */
    static Optional<Panel.Picture> of(Subject subject, Cell cell) {
        return subject.history().stream()
                .filter(series -> series.key().scenario().equals(subject.run().scenario())
                        && series.key().device().equals(cell.device())
                        && series.key().candidate().equals(cell.candidate())
                        && series.key().metric().equals(cell.metric().name()))
                .reduce((earlier, later) -> later)
                .filter(series -> series.nights().size() >= FEWEST)
                .map(series -> {
                    String name = cell.metric().name();
                    String id = Ids.of(Ids.word("trend", name), subject.run(), cell.device(), cell.candidate());
                    return SeriesPicture.of(series, name, id, MOST);
                });
    }
}
