package dev.dyno.reports.gate;

import dev.dyno.reports.statistics.SignedRank.Interval;
import dev.dyno.results.metric.Unit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How large a change is.
 *
 * @param scale what kind of number this is
 * @param point the best guess
 * @param interval where the change may lie; a single point for exact metrics; null where there are too few rounds for one
 * @param unit {@link Unit#RATIO} for a ratio, the metric's unit for a difference
 */
public record Estimate(Scale scale, double point, @Nullable Interval interval, Unit unit) {

    /** The two ways of stating a change. */
    public enum Scale {
        /** Candidate divided by baseline; 1 is no change. */
        RATIO(1),
        /** Candidate minus baseline, where a ratio has no meaning because values may be zero; 0 is no change. */
        DIFFERENCE(0);

        private final double noChange;

        Scale(double noChange) {
            this.noChange = noChange;
        }

        /** The number that stands for no change. */
        public double noChange() {
            return noChange;
        }
    }

    public Estimate {
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(unit, "unit");
        if (!Double.isFinite(point)) {
            throw new IllegalArgumentException("an estimate is finite, not " + point);
        }
    }

    /** The point alone. */
    Estimate withoutInterval() {
        return new Estimate(scale, point, null, unit);
    }
}
