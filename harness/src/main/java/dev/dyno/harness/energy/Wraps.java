package dev.dyno.harness.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A counter without its wraps.
 *
 * @param points as if it had never wrapped, in joules
 * @param problem why it cannot be told what it counted; empty if it can
 */
record Wraps(List<Point> points, String problem) {
    /** More than any device here draws, in watts: for a counter that is always at its wrap. */
    private static final double MOST_WATTS = 10_000;

    private static final double BEYOND = 3;

    /**
     * Undoes wraps.
     *
     * @param raw as it was read, in joules
     * @param range the value that is followed by 0, in joules; 0 where it is not known
     */
    static Wraps undone(List<Point> raw, double range) {
        double most = mostWatts(raw);
        List<Point> points = new ArrayList<>();
        double turns = 0;
        for (int i = 0; i < raw.size(); i++) {
            Point point = raw.get(i);
            if (i > 0) {
                Point last = raw.get(i - 1);
                double time = point.time() - last.time();
                if (range > 0 && time * most > range / 2) {
                    return refused("may have wrapped unseen: between two readings lay " + Meter.seconds(time));
                }
                if (point.value() < last.value()) {
                    double gone = range - last.value() + point.value();
                    if (range == 0 || gone < 0 || gone / time > BEYOND * most + 1) {
                        return refused(String.format(
                                Locale.ROOT,
                                "fell from %.6f J to %.6f J: it was reset, or wraps at a value that is not known",
                                last.value(),
                                point.value()));
                    }
                    turns += range;
                }
            }
            points.add(new Point(point.time(), point.value() + turns));
        }
        return new Wraps(points, "");
    }

    private static double mostWatts(List<Point> raw) {
        double most = 0;
        for (int i = 1; i < raw.size(); i++) {
            double joules = raw.get(i).value() - raw.get(i - 1).value();
            most = Math.max(most, joules / (raw.get(i).time() - raw.get(i - 1).time()));
        }
        return most == 0 ? MOST_WATTS : most;
    }

    private static Wraps refused(String problem) {
        return new Wraps(List.of(), "the counter " + problem);
    }
}
