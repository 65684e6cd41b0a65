package dev.dyno.reports.statistics;

/**
 * Where a series moves to a new level.
 *
 * @param position index of the first point of the new level, from 0
 * @param before the level right before, in the unit of the series
 * @param after the level right after
 * @param lower the lower end of the 95 % interval of the change, {@code after - before}
 * @param upper its upper end
 * @param p two-sided p of the change against none. The place was chosen because it looks like a change, so this ranks; it is
 *     not the chance of a false alarm
 */
public record ChangePoint(int position, double before, double after, double lower, double upper, double p) {
    public ChangePoint {
        if (position < 1) {
            throw new IllegalArgumentException("the first point of a series is no change: " + position);
        }
    }

    /** By how much the level moved. */
    public double change() {
        return after - before;
    }

    ChangePoint movedBy(int points) {
        return new ChangePoint(position + points, before, after, lower, upper, p);
    }
}
