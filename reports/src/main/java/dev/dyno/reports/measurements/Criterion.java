package dev.dyno.reports.measurements;

import dev.dyno.reports.statistics.SequentialTest.Zone;
import dev.dyno.results.metric.Direction;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import java.util.Optional;

/**
 * What one metric is judged by.
 *
 * @param metric its name; not only those of {@link Metrics}
 * @param better which way is better
 * @param nature what its values are like
 * @param reduction how a block becomes one number
 * @param limit the smallest change for the worse that matters, as a share of the baseline: 0.02 is 2 %; not negative, and
 *     below 1 where higher is better
 */
public record Criterion(String metric, Direction better, Nature nature, Reduction reduction, double limit) {

    /** What values are like, and so what can be believed of them. */
    public enum Nature {
        /** Times, energies, rates: above zero, and never twice the same. */
        CONTINUOUS,
        /** Bytes and counts: may be zero, and may well repeat. */
        COUNTED,
        /** The same in every round of the same build. */
        EXACT,
        /** A deviation from the baseline's outputs, which no relative limit can bound. */
        DEVIATION;

        static Nature of(String metric) {
            Optional<Metric> known = Metrics.named(metric);
            if (known.isEmpty()) {
                return CONTINUOUS;
            }
            if (metric.startsWith("parity.")) {
                return DEVIATION;
            }
            if (known.get().kind() == Metric.Kind.EXACT) {
                return EXACT;
            }
            return switch (known.get().unit()) {
                case BYTE, COUNT, RATIO -> COUNTED;
                case SECOND, JOULE, WATT, CELSIUS, HERTZ, VOLT, AMPERE, AMPERE_SECOND, PER_SECOND -> CONTINUOUS;
            };
        }
    }

    public Criterion {
        if (!(limit >= 0) || Double.isInfinite(limit) || (better == Direction.HIGHER_IS_BETTER && limit >= 1)) {
            throw new IllegalArgumentException(metric + ": a limit is a share, not " + limit);
        }
    }

    /** The harm of a ratio of candidate to baseline: its logarithm, turned so that more is worse. */
    double harm(double ratio) {
        return better == Direction.LOWER_IS_BETTER ? Math.log(ratio) : -Math.log(ratio);
    }

    /** The ratio that has the given harm. */
    double ratio(double harm) {
        return Math.exp(better == Direction.LOWER_IS_BETTER ? harm : -harm);
    }

    Zone zone() {
        return new Zone(0, better == Direction.LOWER_IS_BETTER ? Math.log1p(limit) : -Math.log1p(-limit));
    }
}
