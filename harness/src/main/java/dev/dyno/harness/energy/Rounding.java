package dev.dyno.harness.energy;

import java.util.List;

/**
 * What steps of a source may do to a mean of its readings.
 *
 * @param step of the source, in watts; 0 for none
 * @param least reading
 * @param most the largest reading
 * @param noise variance of the readings beyond that of the steps
 */
record Rounding(double step, double least, double most, double noise) {
    private static final double ONE_VALUE = 0.5;
    private static final double TWO_VALUES = 1.5;

    static Rounding of(List<Point> points, double step, double variance) {
        double least = points.stream().mapToDouble(Point::value).min().orElse(0);
        double most = points.stream().mapToDouble(Point::value).max().orElse(0);
        return new Rounding(step, least, most, Math.max(0, variance - step * step / 12));
    }

    /** Both together. */
    Rounding and(Rounding other) {
        return new Rounding(
                Math.max(step, other.step),
                Math.min(least, other.least),
                Math.max(most, other.most),
                Math.min(noise, other.noise));
    }

    /** Whether there is no more than a value and the next one. */
    boolean few() {
        return most - least < TWO_VALUES * step;
    }

    /**
     * The most that a mean of these readings may be wrong by, in watts. A single value stands for half a step to either side.
     * Where there are two, the truth crossed the edge between them, or noise did: it lies at that edge or on the mean's side of
     * it. With more values noise has taken most away.
     */
    double bound(double mean) {
        if (step == 0) {
            return 0;
        }
        if (most - least < ONE_VALUE * step) {
            return step / 2;
        }
        return few()
                ? Math.min(step / 2, Math.abs(mean - (least + most) / 2))
                : step / 2 * Math.exp(-2 * Math.PI * Math.PI * noise / (step * step));
    }
}
