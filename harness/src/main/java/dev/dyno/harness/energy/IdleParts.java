package dev.dyno.harness.energy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Both idle windows in parts.
 *
 * @param spans when the parts were, in rising order
 * @param watts their mean powers
 * @param noise their covariance by the source's noise and steps
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record IdleParts(List<Span> spans, double[] watts, double[][] noise) {
    /** A microwatt, or a millionth: nothing is known better, and the covariance stays invertible. */
    private static final double LEAST = 1e-6;

    IdleParts {
        spans = List.copyOf(spans);
    }

    static IdleParts of(Level before, Level after) {
        // The same step shows the same height wrong by the same amount: that is no difference between parts.
        boolean same = before.rounding().and(after.rounding()).few();
        List<Span> spans = new ArrayList<>(before.bins().spans());
        spans.addAll(after.bins().spans());
        double[] watts = new double[spans.size()];
        double[][] noise = new double[watts.length][watts.length];
        int at = 0;
        for (Level level : List.of(before, after)) {
            Bins bins = level.bins();
            double steps = same ? 0 : level.bound() * level.bound() / 3;
            for (int i = 0; i < bins.watts().size(); i++, at++) {
                watts[at] = bins.watts().get(i);
                double least = LEAST * Math.max(1, Math.abs(watts[at]));
                noise[at][at] = Math.max(least * least, bins.noise() + steps);
                if (i > 0) {
                    noise[at][at - 1] = bins.shared() * bins.noise();
                    noise[at - 1][at] = noise[at][at - 1];
                }
            }
        }
        return new IdleParts(spans, watts, noise);
    }

    /** The standard deviation of the parts about their mean, or of their noise where that is larger. */
    double spread() {
        double mean = Arrays.stream(watts).average().orElse(0);
        double squares = 0;
        double noises = 0;
        for (int i = 0; i < watts.length; i++) {
            squares += (watts[i] - mean) * (watts[i] - mean);
            noises += noise[i][i];
        }
        return Math.sqrt(Math.max(squares, noises) / watts.length);
    }
}
