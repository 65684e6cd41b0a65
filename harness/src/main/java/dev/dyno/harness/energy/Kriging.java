package dev.dyno.harness.energy;

import dev.dyno.reports.statistics.Cholesky;
import java.util.Arrays;

/**
 * The best linear prediction of idle power's mean over the measured window (universal kriging; M. L. Stein, Interpolation of Spatial Data,
 * 1999), taking it for a constant and a drift that forgets itself exponentially (Ornstein and Uhlenbeck). What was seen next to the
 * measured window counts for more than what was seen far from it, as much as noise allows.
 *
 * <p>Covariances are those of means over spans: of an exponential, these are products of what each span is faded by within itself.
 */
final class Kriging {
    private final IdleParts parts;
    private final Span measured;
    private final double memory;
    private final double[][] drift;
    private final double[] towards;

    /**
     * For one memory.
     *
     * @param memory after which time a drift has forgotten 1/e of where it was, in seconds
     */
    Kriging(IdleParts parts, Span measured, double memory) {
        this.parts = parts;
        this.measured = measured;
        this.memory = memory;
        int n = parts.watts().length;
        drift = new double[n][n];
        towards = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                drift[i][j] = covariance(parts.spans().get(j), parts.spans().get(i));
            }
            drift[i][i] = variance(parts.spans().get(i));
            towards[i] = covariance(parts.spans().get(i), measured);
        }
    }

    /**
     * What would be said if this were the drift.
     *
     * @param logWeight the logarithm of how likely it is, up to a constant: the restricted likelihood (Patterson and Thompson, Biometrika
     *     58, 1971)
     * @param watts the mean over the measured window
     * @param variance of that
     */
    record Answer(double logWeight, double watts, double variance) {
        /** The same, so much more likely. */
        Answer times(double weight) {
            return new Answer(logWeight + Math.log(weight), watts, variance);
        }
    }

    private double variance(Span span) {
        double x = span.length() / memory;
        return x < 1e-3 ? 1 - x / 3 : 2 * (x + Math.expm1(-x)) / (x * x);
    }

    private double covariance(Span one, Span other) {
        double gap = Math.max(0, Math.max(other.start() - one.end(), one.start() - other.end()));
        return Math.exp(-gap / memory) * faded(one) * faded(other);
    }

    private double faded(Span span) {
        double x = span.length() / memory;
        return x < 1e-6 ? 1 : -Math.expm1(-x) / x;
    }

    /**
     * The answer for one size of the drift and of noise.
     *
     * @param size standard deviation of what idle power differs by between both ends of the measured window, in watts
     * @param noise variance of the noise over what was seen of it
     */
    Answer answer(double size, double noise) {
        double square = size * size / (-2 * Math.expm1(-measured.length() / memory));
        int n = towards.length;
        double[][] covariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = square * drift[i][j] + noise * parts.noise()[i][j];
            }
        }
        Cholesky cholesky = new Cholesky(covariance);
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        double[] one = cholesky.whiten(ones);
        // From a point nearby, for the sake of digits.
        double origin = parts.watts()[0];
        double[] seen = cholesky.whiten(
                Arrays.stream(parts.watts()).map(watts -> watts - origin).toArray());
        double[] near = cholesky.whiten(times(towards, square));
        double certainty = dot(one, one);
        double mean = dot(one, seen) / certainty;
        double misfit = dot(seen, seen) - mean * mean * certainty;
        double free = 1 - dot(one, near);
        return new Answer(
                -(cholesky.logDeterminant() + Math.log(certainty) + misfit) / 2,
                origin + mean + dot(near, seen) - mean * dot(near, one),
                Math.max(0, square * variance(measured) - dot(near, near)) + free * free / certainty);
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
