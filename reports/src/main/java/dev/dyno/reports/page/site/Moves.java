package dev.dyno.reports.page.site;

import dev.dyno.reports.history.NightlySeries;
import dev.dyno.reports.history.Trend.Shift;
import dev.dyno.reports.page.section.SeriesPicture;
import dev.dyno.results.metric.Direction;
import dev.dyno.results.metric.Metrics;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Where metrics moved to a new level lately. */
final class Moves {
    /** So many days are lately. */
    static final int DAYS = 30;

    /** The worst first, then the newest. */
    static final Comparator<Move> WORST_FIRST = Comparator.comparing(Move::sense)
            .thenComparing(Comparator.comparingDouble(Move::size).reversed());

    private Moves() {}

    /** What a move means. */
    enum Sense {
        WORSE("regressed", "▼", "worse"),
        BETTER("improved", "▲", "better"),
        /** Of a metric of which this version of Dyno does not know which way is better. */
        OTHER("differs", "≠", "different");

        final String kind;
        final String symbol;
        final String word;

        Sense(String kind, String symbol, String word) {
            this.kind = kind;
            this.symbol = symbol;
            this.word = word;
        }
    }

    /** A series at one of its change points. */
    record Move(NightlySeries series, Shift shift) {
        LocalDate since() {
            return SeriesPicture.day(series, shift);
        }

        Sense sense() {
            boolean up = shift.change() > 1;
            return Metrics.named(series.key().metric())
                    .map(metric -> (metric.better() == Direction.LOWER_IS_BETTER) == up ? Sense.WORSE : Sense.BETTER)
                    .orElse(Sense.OTHER);
        }

        double size() {
            return Math.abs(Math.log(shift.change()));
        }
    }

    /** The last move of each series that has one since a day, the worst first. */
    static List<Move> since(List<NightlySeries> all, LocalDate day) {
        return all.stream()
                .filter(series -> !series.trend().shifts().isEmpty())
                .map(series -> {
                    List<Shift> shifts = series.trend().shifts();
                    return new Move(series, shifts.get(shifts.size() - 1));
                })
                .filter(move -> !move.since().isBefore(day))
                .sorted(WORST_FIRST)
                .toList();
    }
}
