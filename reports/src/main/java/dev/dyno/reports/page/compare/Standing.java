package dev.dyno.reports.page.compare;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Estimate;
import dev.dyno.reports.statistics.SignedRank.Interval;
import dev.dyno.results.metric.Direction;
import org.jspecify.annotations.Nullable;

/**
 * What became of a cell from the first to the last run that has it, the worst first. Changes differ where their intervals lie
 * apart, which is stricter than a test of their difference: what it calls a difference is one.
 */
enum Standing {
    FAILS_NOW("regressed", "✕", "fails now"),
    WORSE("regressed", "▼", "worse than before"),
    FAILS_STILL("regressed", "✕", "fails still"),
    UNDECIDED("inconclusive", "?", "cannot be compared"),
    ALONE("inconclusive", "–", "in one run only"),
    BETTER("improved", "▲", "better than before"),
    FIXED("improved", "✓", "fails no longer"),
    ALIKE("unchanged", "~", "no difference detected");

    final String kind;
    final String symbol;
    final String word;

    Standing(String kind, String symbol, String word) {
        this.kind = kind;
        this.symbol = symbol;
        this.word = word;
    }

    static Standing of(Lineup lineup) {
        Cell first = lineup.first();
        Cell last = lineup.last();
        if (lineup.present().size() == 1) {
            return ALONE;
        }
        boolean failed = first.decision() == Decision.FAIL;
        boolean fails = last.decision() == Decision.FAIL;
        if (fails && !failed) {
            return FAILS_NOW;
        }
        if (failed && last.decision() == Decision.PASS) {
            return FIXED;
        }
        Standing moved = moved(first, last);
        return fails && moved != WORSE ? FAILS_STILL : moved;
    }

    private static Standing moved(Cell first, Cell last) {
        @Nullable Estimate before = first.change();
        @Nullable Estimate after = last.change();
        if (before == null
                || after == null
                || before.scale() != after.scale()
                || before.unit() != after.unit()
                || before.interval() == null
                || after.interval() == null) {
            return UNDECIDED;
        }
        boolean up = apart(before.interval(), after.interval());
        boolean down = apart(after.interval(), before.interval());
        boolean lower = last.metric().better() == Direction.LOWER_IS_BETTER;
        if (!up && !down) {
            return ALIKE;
        }
        return up == lower ? WORSE : BETTER;
    }

    private static boolean apart(Interval below, Interval above) {
        return below.upper() < above.lower();
    }
}
