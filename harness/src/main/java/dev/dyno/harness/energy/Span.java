package dev.dyno.harness.energy;

/**
 * A stretch of time.
 *
 * @param start in seconds
 * @param end in seconds, not before the start
 */
public record Span(double start, double end) {
    public Span {
        if (!Double.isFinite(start) || !Double.isFinite(end) || end < start) {
            throw new IllegalArgumentException("a span begins before it ends, not " + start + " to " + end);
        }
    }

    /** How long it is, in seconds. */
    public double length() {
        return end - start;
    }

    /** Its middle, in seconds. */
    public double middle() {
        return (start + end) / 2;
    }

    /** Whether a moment lies in it, its ends included. */
    public boolean contains(double moment) {
        return moment >= start && moment <= end;
    }

    /** This span without some time at either end; of no length where nothing would be left. */
    Span without(double atStart, double atEnd) {
        double from = Math.min(start + atStart, end);
        return new Span(from, Math.max(from, end - atEnd));
    }
}
