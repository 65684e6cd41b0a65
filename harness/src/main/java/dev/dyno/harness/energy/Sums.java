package dev.dyno.harness.energy;

import java.util.ArrayList;
import java.util.List;

/** The sum of several counters that were read one after the other. */
final class Sums {
    private Sums() {}

    /** The sum at the times of the first one, the others taken on the lines between their readings; where all of them have some. */
    static List<Point> of(List<List<Point>> counters) {
        List<Point> sum = new ArrayList<>();
        int[] at = new int[counters.size()];
        for (Point point : counters.get(0)) {
            double value = point.value();
            boolean all = true;
            for (int i = 1; i < at.length; i++) {
                List<Point> other = counters.get(i);
                while (at[i] + 2 < other.size() && other.get(at[i] + 1).time() < point.time()) {
                    at[i]++;
                }
                all &= other.size() > 1 && within(other, at[i], point.time());
                value += all ? between(other.get(at[i]), other.get(at[i] + 1), point.time()) : 0;
            }
            if (all) {
                sum.add(new Point(point.time(), value));
            }
        }
        return sum;
    }

    private static boolean within(List<Point> points, int at, double time) {
        // A little beyond the ends is as good as the end: the counters are read one right after the other.
        double reach = points.get(at + 1).time() - points.get(at).time();
        return time >= points.get(at).time() - reach
                && time <= points.get(at + 1).time() + reach;
    }

    private static double between(Point from, Point to, double time) {
        double share = (time - from.time()) / (to.time() - from.time());
        return from.value() + share * (to.value() - from.value());
    }
}
