package dev.dyno.reports.statistics;

/**
 * A planned look at a growing number of pairs.
 *
 * @param n after how many pairs, at least 2
 * @param level the one-sided error of either end of the look's interval, above 0 and below 1/2
 * @param index which Walsh average bounds the interval, counted from either end; 0 where n pairs are too few for an exact
 *     interval of this level
 */
public record Look(int n, double level, int index) {

    public Look {
        if (n < 2) {
            throw new IllegalArgumentException("a look takes at least 2 pairs, not " + n);
        }
        if (!(level > 0 && level < 0.5)) {
            throw new IllegalArgumentException("a look's level is above 0 and below 1/2, not " + level);
        }
    }

    /** The look after n pairs at a level. */
    public static Look at(int n, double level) {
        return new Look(n, level, SignedRank.criticalIndex(n, level));
    }
}
