package dev.dyno.reports.gate;

import dev.dyno.results.metric.Metric;

/** Comparing numbers that repeat themselves: there is nothing to estimate. */
final class Exact {
    static final String DIFFERS = "it should be the same in every round, but it differs between rounds";
    static final String SHARE_OF_NOTHING = "a share of a baseline of 0 has no meaning: set a budget besides or instead";
    static final String NEVER_REPEATS =
            "every round gave exactly the same value, which no real measurement does: the clock or meter is too coarse"
                    + " or stands still";

    private Exact() {}

    /**
     * Whether a measured metric may repeat itself exactly because it counts something, such as bytes. Times, rates and
     * energies never do.
     */
    static boolean countable(Metric metric) {
        return switch (metric.unit()) {
            case BYTE, COUNT, RATIO, CELSIUS, HERTZ, VOLT -> true;
            case SECOND, PER_SECOND, JOULE, WATT, AMPERE, AMPERE_SECOND -> false;
        };
    }

    /**
     * Holds a series of equal values against its reference. Both ends of a bound are inclusive.
     *
     * @param used on how many rounds the comparison rests
     */
    static Ruling compare(Series series, double worsening, int used) {
        double reference = series.pairs().get(0).baseline();
        double value = series.pairs().get(0).candidate();
        double loss = series.sign() * (value - reference);
        double slack = Comparison.ROUNDING * Math.max(Math.abs(reference), Math.abs(value));
        if (loss > slack && reference == 0 && worsening > 0) {
            return Ruling.undecided(Course.NONE, SHARE_OF_NOTHING);
        }
        boolean within = loss <= worsening * Math.abs(reference) + slack;
        return Ruling.exact(within ? Decision.PASS : Decision.FAIL, used);
    }
}
