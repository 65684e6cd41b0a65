package dev.dyno.agent.core;

import java.util.ArrayDeque;

/**
 * Tells whether the device's temperature still changes. The telemetry's thread feeds it; the measuring thread asks.
 *
 * <p>The temperature is settled when the slope of a straight line through the readings of the last minute is small enough. A
 * gauge with coarse steps needs longer: so long that a change just too large would have shown as two steps. As long as no step
 * was seen, steps of a degree are assumed, which are the coarsest in use.
 */
final class Thermometer {
    private static final double NANOS_PER_MINUTE = 60e9;

    /** The readings may begin a little after the window that is asked for. */
    private static final double COVERED = 0.95;

    /** A slope through fewer readings than this is none. */
    private static final int LEAST_READINGS = 10;

    /** With readings ten times a second these are ten minutes; with more, older ones go first. */
    private static final int MOST_READINGS = 6_000;

    private static final double COARSEST_STEP = 1;
    private static final double LONGEST_MINUTES = 5;

    private final ArrayDeque<Point> points = new ArrayDeque<>();
    private volatile boolean watched;
    private volatile boolean settled;
    private volatile long from;
    private volatile double bound;
    private double finestStep = COARSEST_STEP;
    private double last = Double.NaN;

    private record Point(long nanos, double celsius) {}

    /**
     * Begins to watch.
     *
     * @param fromNanos readings before it do not count
     * @param celsiusPerMinute a slope below this is none
     */
    void watch(long fromNanos, double celsiusPerMinute) {
        from = fromNanos;
        bound = celsiusPerMinute;
        watched = true;
    }

    /** Whether the temperature has settled. */
    boolean settled() {
        return settled;
    }

    /**
     * Takes a reading.
     *
     * @param nanos when, by the platform's clock
     * @param celsius NaN where there is none
     */
    void read(long nanos, double celsius) {
        if (!watched || Double.isNaN(celsius) || nanos - from < 0) {
            return;
        }
        if (Math.abs(celsius - last) > 0) {
            finestStep = Math.min(finestStep, Math.abs(celsius - last));
        }
        last = celsius;
        points.addLast(new Point(nanos, celsius));
        double minutes = Math.min(LONGEST_MINUTES, Math.max(1, 2 * finestStep / bound));
        while (nanos - points.getFirst().nanos() > minutes * NANOS_PER_MINUTE || points.size() > MOST_READINGS) {
            points.removeFirst();
        }
        boolean covered = nanos - points.getFirst().nanos() >= COVERED * minutes * NANOS_PER_MINUTE;
        settled = covered && points.size() >= LEAST_READINGS && Math.abs(slope()) < bound;
    }

    /** Degrees Celsius per minute, by least squares. */
    private double slope() {
        long origin = points.getFirst().nanos();
        double meanX = 0;
        double meanY = 0;
        for (Point point : points) {
            meanX += (point.nanos() - origin) / NANOS_PER_MINUTE / points.size();
            meanY += point.celsius() / points.size();
        }
        double xy = 0;
        double xx = 0;
        for (Point point : points) {
            double x = (point.nanos() - origin) / NANOS_PER_MINUTE - meanX;
            xy += x * (point.celsius() - meanY);
            xx += x * x;
        }
        return xy / xx;
    }
}
