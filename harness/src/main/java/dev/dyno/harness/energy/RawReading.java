package dev.dyno.harness.energy;

/**
 * What a watch read once.
 *
 * @param start when the reading began, in seconds on the clock of the windows
 * @param end when it was done, not before its start
 * @param text what was read, as it is; empty where nothing was
 * @param problem why nothing was read; empty where something was
 */
public record RawReading(double start, double end, String text, String problem) {
    public RawReading {
        if (!Double.isFinite(start) || !Double.isFinite(end) || end < start) {
            throw new IllegalArgumentException("a reading begins before it ends, not " + start + " to " + end);
        }
    }

    /** A reading that succeeded. */
    public static RawReading of(double start, double end, String text) {
        return new RawReading(start, end, text, "");
    }

    /** A reading that failed. */
    public static RawReading failed(double start, double end, String problem) {
        return new RawReading(start, end, "", problem.isBlank() ? "it cannot be read" : problem);
    }

    /** Whether there is a text. */
    public boolean ok() {
        return problem.isEmpty();
    }

    /** The middle of the reading, and with {@link #halfWidth} all that is known of the moment of its value. */
    public double middle() {
        return (start + end) / 2;
    }

    /** How far the value's moment may lie from the middle, in seconds. */
    public double halfWidth() {
        return (end - start) / 2;
    }
}
