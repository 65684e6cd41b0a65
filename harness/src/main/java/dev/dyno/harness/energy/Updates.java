package dev.dyno.harness.energy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * When a gauge showed something new. An update that shows the same value again is not seen, so the period comes of the shortest
 * gaps between changes, which are those without an unseen update within.
 *
 * @param changes moments at which a reading differed from the one before it, in seconds
 * @param interval the usual time between two readings, in seconds
 * @param period the time between two updates, at least {@code interval}, in seconds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Updates(double[] changes, double interval, double period) {
    private static final int MANY = 20;
    private static final double SHORT = 0.1;
    private static final double ONE_UPDATE = 1.6;
    private static final double LIVELY = 0.6;
    private static final double USUAL = 0.5;
    private static final double LONG_ENOUGH = 20;

    static Updates of(List<Point> points, EnergyWindows windows) {
        List<Double> changes = new ArrayList<>();
        double[] gaps = new double[Math.max(1, points.size() - 1)];
        for (int i = 1; i < points.size(); i++) {
            gaps[i - 1] = points.get(i).time() - points.get(i - 1).time();
            if (points.get(i).value() != points.get(i - 1).value()) {
                changes.add(points.get(i).time());
            }
        }
        Arrays.sort(gaps);
        double interval = gaps[gaps.length / 2];
        double[] moments = changes.stream().mapToDouble(Double::doubleValue).toArray();
        return new Updates(moments, interval, Math.max(interval, period(moments, windows)));
    }

    private static double period(double[] changes, EnergyWindows windows) {
        double[] gaps = new double[Math.max(0, changes.length - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = changes[i + 1] - changes[i];
        }
        Arrays.sort(gaps);
        if (gaps.length >= MANY) {
            double least = gaps[(int) (SHORT * gaps.length)];
            return Arrays.stream(gaps)
                    .filter(gap -> gap >= least && gap <= ONE_UPDATE * least)
                    .average()
                    .orElse(least);
        }
        double shortest = gaps.length == 0 ? Double.POSITIVE_INFINITY : gaps[0];
        if (gaps.length > 0 && gaps.length * shortest > USUAL * (changes[gaps.length] - changes[0])) {
            return shortest;
        }
        // A gauge that shows means changes twice at each end of the load, one update apart. One that shows moments is
        // as late
        // as it was found to be, and two random phases are both below a quarter of the period in one of sixteen cases
        // only.
        double late = Math.max(
                lateness(changes, windows.measured().start()),
                lateness(changes, windows.measured().end()));
        return Math.min(shortest, 4 * late);
    }

    /** How long after a moment the first change comes; infinite if none does. */
    double lateness(double moment) {
        return lateness(changes, moment);
    }

    private static double lateness(double[] changes, double moment) {
        return Arrays.stream(changes)
                .map(change -> change - moment)
                .filter(late -> late >= 0)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * The longest stretch without a change within a span, if the gauge changed so often in the rest of it that this does not happen
     * to one that works; 0 otherwise.
     */
    double stoodStill(Span span) {
        double last = span.start();
        double longest = 0;
        int count = 0;
        for (double change : changes) {
            if (span.contains(change)) {
                longest = Math.max(longest, change - last);
                last = change;
                count++;
            }
        }
        longest = Math.max(longest, span.end() - last);
        double rest = span.length() - longest;
        return rest > LONG_ENOUGH * period && count * period > LIVELY * rest ? longest : 0;
    }
}
