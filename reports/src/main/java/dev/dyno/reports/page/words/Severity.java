package dev.dyno.reports.page.words;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Estimate;
import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.reports.gate.Verdict;
import dev.dyno.results.metric.Direction;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order in which a reader wants to see cells: what stops the release first, then what got worse, by how much. */
public final class Severity {
    private static final Comparator<Cell> WORST_FIRST = Comparator.comparingInt(Severity::byGate)
            .thenComparingInt(Severity::byVerdict)
            .thenComparing(Comparator.comparingDouble(Severity::harm).reversed());

    private Severity() {}

    /** The cells in that order; equally bad ones stay in the run's order. */
    public static List<Cell> worstFirst(List<Cell> cells) {
        return cells.stream().sorted(WORST_FIRST).toList();
    }

    private static int byGate(Cell cell) {
        @Nullable Decision decision = cell.decision();
        if (decision == Decision.FAIL) {
            return 0;
        }
        return decision == Decision.INCONCLUSIVE ? 1 : 2;
    }

    private static int byVerdict(Cell cell) {
        return switch (cell.verdict()) {
            case REGRESSED -> cell.deviation() ? 2 : 0;
            case INCONCLUSIVE -> 1;
            case UNCHANGED -> 2;
            case IMPROVED -> 3;
        };
    }

    /** The change for the worse as a share; differences have no common scale and come after all ratios. */
    private static double harm(Cell cell) {
        @Nullable Estimate change = cell.change();
        if (change == null || change.scale() != Scale.RATIO || cell.verdict() == Verdict.INCONCLUSIVE) {
            return Double.NEGATIVE_INFINITY;
        }
        double share = change.point() - change.scale().noChange();
        return cell.metric().better() == Direction.LOWER_IS_BETTER ? share : -share;
    }
}
