package dev.dyno.harness.energy;

import java.util.ArrayList;
import java.util.List;

/**
 * A window's power in equal parts, one after the other.
 *
 * @param spans the parts
 * @param watts mean power of each part
 * @param noise variance of a part's mean by noise
 * @param shared correlation of the noise of neighbours, -0.5 to 0
 */
record Bins(List<Span> spans, List<Double> watts, double noise, double shared) {
    private static final int MOST = 8;

    Bins {
        spans = List.copyOf(spans);
        watts = List.copyOf(watts);
    }

    /**
     * The parts of a window: one for each update, at most eight.
     *
     * @param points power over time in the window
     * @param updates how many updates these are
     * @param noise variance of one update, and what follows of it that it is not alone
     */
    static Bins of(List<Point> points, double updates, double noise) {
        double start = points.get(0).time();
        double length = points.get(points.size() - 1).time() - start;
        int count = (int) Math.max(1, Math.min(MOST, updates));
        double[] sums = new double[count];
        int[] sizes = new int[count];
        for (Point point : points) {
            int at = (int) Math.min(count - 1, (point.time() - start) / length * count);
            sums[at] += point.value();
            sizes[at]++;
        }
        List<Span> spans = new ArrayList<>();
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (sizes[i] > 0) {
                spans.add(new Span(start + i * length / count, start + (i + 1) * length / count));
                means.add(sums[i] / sizes[i]);
            }
        }
        return new Bins(spans, means, noise * count / updates, 0);
    }

    /**
     * The parts between some changes of a counter. Both ends of a part are off by a moment's error, and neighbours share one of
     * them, with which one is larger as the other is smaller.
     *
     * @param changes at least two
     * @param moment how far a value lies off, in joules
     */
    static Bins between(List<Point> changes, double moment) {
        int count = Math.min(MOST, changes.size() - 1);
        List<Span> spans = new ArrayList<>();
        List<Double> means = new ArrayList<>();
        double noise = 0;
        for (int i = 0; i < count; i++) {
            Point from = changes.get(i * (changes.size() - 1) / count);
            Point to = changes.get((i + 1) * (changes.size() - 1) / count);
            Span span = new Span(from.time(), to.time());
            spans.add(span);
            means.add((to.value() - from.value()) / span.length());
            noise += 2 * moment * moment / (span.length() * span.length()) / count;
        }
        return new Bins(spans, means, noise, -0.5);
    }

    /** The standard deviation of the parts about their mean, without what neighbours differ by noise; 0 for a single part. */
    double wander() {
        double mean = watts.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double squares = watts.stream()
                .mapToDouble(part -> (part - mean) * (part - mean))
                .sum();
        return watts.size() < 2 ? 0 : Math.sqrt(Math.max(0, squares / (watts.size() - 1) - noise));
    }
}
