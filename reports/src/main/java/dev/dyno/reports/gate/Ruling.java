package dev.dyno.reports.gate;

import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.reports.statistics.SequentialTest.Path;
import dev.dyno.reports.statistics.SignedRank.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What the evidence says of one bound, before it is asked whether the evidence is a fair one.
 *
 * @param decision what it says
 * @param scale whether {@code path} is in log-ratios or in differences
 * @param path where the interval came to lie, in harms; null where the comparison is exact or there is none
 * @param course how it came about
 * @param measured whether there was enough fair evidence to decide on
 * @param why for people, why it is undecided or what the decision rests on; empty where there is nothing to add
 */
record Ruling(Decision decision, Scale scale, @Nullable Path path, Course course, boolean measured, String why) {

    static Ruling undecided(Course course, String why) {
        return new Ruling(Decision.INCONCLUSIVE, Scale.RATIO, null, course, false, why);
    }

    static Ruling exact(Decision decision, int rounds) {
        return new Ruling(decision, Scale.RATIO, null, Course.exact(rounds), true, "");
    }

    /** The same evidence, which is not to be trusted. */
    Ruling spoiled(String flaw) {
        return new Ruling(Decision.INCONCLUSIVE, scale, path, course, false, flaw);
    }

    /** Whether there is an interval. */
    boolean looked() {
        return path != null && !Double.isNaN(path.estimate());
    }

    /** The point in the unit of its scale, against a reference; the reference is 1 for a pure ratio and 0 for a difference. */
    double point(double reference, int sign) {
        return path == null ? Double.NaN : value(path.estimate(), reference, sign);
    }

    /** The interval likewise. */
    @Nullable
    Interval interval(double reference, int sign) {
        if (path == null || !looked()) {
            return null;
        }
        double one = value(path.lower(), reference, sign);
        double other = value(path.upper(), reference, sign);
        return new Interval(Math.min(one, other), Math.max(one, other), 1 - 2 * path.level());
    }

    private double value(double harm, double reference, int sign) {
        double value = scale == Scale.RATIO ? reference * Math.exp(sign * harm) : reference + sign * harm;
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }
}
