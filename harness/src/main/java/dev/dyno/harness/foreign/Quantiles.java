package dev.dyno.harness.foreign;

import dev.dyno.reports.statistics.QueryFloor;
import dev.dyno.results.metric.Metric;
import org.jspecify.annotations.Nullable;

/** Quantiles that a tool took of its own samples: held to the same least numbers of inferences as Dyno's own. */
final class Quantiles {
    private final ToolSheet sheet;
    private final long n;

    /** Quantiles of so many inferences. */
    Quantiles(ToolSheet sheet, long n) {
        this.sheet = sheet;
        this.n = n;
    }

    /**
     * Keeps a quantile.
     *
     * @param seconds null if the tool did not tell it
     * @param who does not tell it, for the reason
     */
    void put(Metric metric, double p, @Nullable Double seconds, String who) {
        if (seconds == null) {
            sheet.unavailable(who + " does not tell it", metric);
        } else if (n < QueryFloor.of(p)) {
            sheet.unavailable(
                    "a p" + Math.round(p * 100) + " needs at least " + QueryFloor.of(p) + " inferences, the tool made "
                            + n + ": ask it for more",
                    metric);
        } else {
            sheet.put(metric, seconds, n);
        }
    }
}
