package dev.dyno.reports.page;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Check;
import dev.dyno.reports.gate.Estimate;
import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.results.metric.Metric;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Draws intervals on the bars' axis of 120 units. It is a square-root axis: changes of 2 % and of 70 % on one page must
 * both be seen.
 */
final class IntervalBar {
    private static final double HALF = 60;

    private IntervalBar() {}

    static Page.@Nullable Bar of(Cell cell, double span) {
        @Nullable Estimate change = cell.change();
        if (change == null || change.interval() == null || !drawn(cell, change)) {
            return null;
        }
        double from = at(change.interval().lower(), span);
        double to = at(change.interval().upper(), span);
        return new Page.Bar(
                text(from), text(Math.max(from + 1, to)), text(at(change.point(), span)), bound(cell, span));
    }

    private static boolean drawn(Cell cell, Estimate change) {
        return change.scale() == Scale.RATIO && cell.metric().kind() == Metric.Kind.MEASURED;
    }

    private static @Nullable String bound(Cell cell, double span) {
        double sign = switch (cell.metric().better()) {
            case LOWER_IS_BETTER -> 1;
            case HIGHER_IS_BETTER -> -1;
        };
        return cell.checks().stream()
                .filter(check -> check.kind() == Check.Kind.LIMIT)
                .map(check -> text(at(1 + sign * check.bound(), span)))
                .findFirst()
                .orElse(null);
    }

    private static double at(double ratio, double span) {
        double share = Math.min(1, Math.abs(ratio - 1) / span);
        return HALF + Math.signum(ratio - 1) * (HALF - 4) * Math.sqrt(share);
    }

    private static String text(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }
}
