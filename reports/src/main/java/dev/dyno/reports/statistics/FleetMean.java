package dev.dyno.reports.statistics;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean effect over a fleet of devices, of which those measured are a sample: devices differ by more than their
 * measuring errors, and the more they do, the less one more round on one of them tells about the fleet.
 *
 * <p>The model is that of R. DerSimonian and N. Laird, "Meta-analysis in clinical trials", Controlled Clinical Trials 7 (1986):
 * a device's effect is the fleet's mean, plus what is its own (standard deviation {@code between}), plus its measuring error.
 * The variance between devices is that of R. C. Paule and J. Mandel, "Consensus values and weighting factors", Journal of
 * Research of the National Bureau of Standards 87 (1982): the one under which the weighted squares add up to what chance
 * would give, k - 1. It is preferred to the one-step estimate of DerSimonian and Laird because that is too small where
 * devices differ much (A. A. Veroniki et al., Research Synthesis Methods 7 (2016)), which would make intervals too narrow.
 *
 * <p>The interval is that of G. Knapp and J. Hartung, "Improved tests for a random effects meta-regression with a single
 * covariate", Statistics in Medicine 22 (2003): a t-distribution with k - 1 degrees of freedom around the weighted mean,
 * which holds also for few devices. As proposed there, the factor that the observed spread scales the variance with is at
 * least 1. Without that floor, devices that agree by luck would give an interval narrower than their own measuring errors
 * allow; with it, it is never narrower than that of a single effect common to all devices. With the variance of Paule and
 * Mandel the factor is exactly 1 wherever devices differ at all, so the floor matters only where they agree.
 *
 * @param estimate the mean effect, in the effects' unit
 * @param error its standard error
 * @param between the standard deviation of true effects between devices; 0 where the data need none
 * @param q Cochran's Q: how far the effects scatter about their common mean, in squared standard errors; about k - 1 where
 *     devices do not differ
 * @param devices how many devices, k, at least 1
 */
public record FleetMean(double estimate, double error, double between, double q, int devices) {
    /** Halvings of the stretch that holds the variance, after which no digit changes any more. */
    private static final int HALVINGS = 200;

    /**
     * A closed interval.
     *
     * @param lower its lower end
     * @param upper its upper end
     */
    public record Interval(double lower, double upper) {}

    /**
     * The mean over some devices.
     *
     * @param effects one finite effect per device, at least one
     * @param errors the standard error of each, finite and above 0: a device whose rounds all agree still has an error, such
     *     as the resolution of its clock, and a caller that has none must floor it
     * @throws IllegalArgumentException if there are none, unequally many, or one is out of range
     */
    public static FleetMean of(double[] effects, double[] errors) {
        requireEffects(effects, errors);
        Weighted common = Weighted.of(effects, errors, 0);
        double variance = between(effects, errors, common.squares());
        Weighted mean = Weighted.of(effects, errors, variance);
        int k = effects.length;
        double factor = k == 1 ? 1 : Math.max(1, mean.squares() / (k - 1));
        return new FleetMean(mean.mean(), Math.sqrt(factor / mean.weight()), Math.sqrt(variance), common.squares(), k);
    }

    /**
     * The interval of the mean. One device says nothing about others, so it has none; two give one, with a single degree
     * of freedom and therefore wide.
     *
     * @param level the error allowed at either end, above 0 and below 1/2
     */
    public Optional<Interval> interval(double level) {
        return around(devices - 1, error, level);
    }

    /**
     * Where the true effect of one more device of this fleet lies: the interval of J. P. T. Higgins, S. G. Thompson and D. J.
     * Spiegelhalter, "A re-evaluation of random-effects meta-analysis", JRSS A 172 (2009), with k - 2 degrees of freedom. It
     * takes three devices.
     *
     * @param level the error allowed at either end, above 0 and below 1/2
     */
    public Optional<Interval> prediction(double level) {
        return around(devices - 2, Math.hypot(between, error), level);
    }

    /**
     * I squared: the share of the scatter that is due to differences between devices, from 0 to below 1 (J. P. T. Higgins and
     * S. G. Thompson, "Quantifying heterogeneity in a meta-analysis", Statistics in Medicine 21 (2002)). Empty for one device.
     */
    public OptionalDouble inconsistency() {
        int chance = devices - 1;
        if (chance == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(q > chance ? (q - chance) / q : 0);
    }

    private Optional<Interval> around(int degrees, double scale, double level) {
        Samples.requireLevel(level);
        if (degrees < 1) {
            return Optional.empty();
        }
        double reach = TDistribution.of(degrees).inverseSurvivalProbability(level) * scale;
        return Optional.of(new Interval(estimate - reach, estimate + reach));
    }

    /** The variance under which the weighted squares are k - 1. They fall as it grows, so halving finds it. */
    private static double between(double[] effects, double[] errors, double squaresWithNone) {
        int chance = effects.length - 1;
        if (squaresWithNone <= chance) {
            return 0;
        }
        double low = 0;
        double high = 1;
        while (Weighted.of(effects, errors, high).squares() > chance) {
            high *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = Samples.midpoint(low, high);
            if (Weighted.of(effects, errors, middle).squares() > chance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static void requireEffects(double[] effects, double[] errors) {
        if (effects.length == 0 || effects.length != errors.length) {
            throw new IllegalArgumentException("a fleet has one effect and one error per device, not " + effects.length
                    + " effects and " + errors.length + " errors");
        }
        for (int i = 0; i < effects.length; i++) {
            if (!Double.isFinite(effects[i]) || !Double.isFinite(errors[i]) || !(errors[i] > 0)) {
                throw new IllegalArgumentException("an effect is finite and its error above 0, not " + effects[i]
                        + " with an error of " + errors[i]);
            }
        }
    }

    /**
     * A mean weighted by inverse variances.
     *
     * @param squares the squared distances from it, weighted likewise
     * @param weight the sum of the weights
     */
    private record Weighted(double mean, double squares, double weight) {

        static Weighted of(double[] effects, double[] errors, double between) {
            double weights = 0;
            double mean = 0;
            double squares = 0;
            for (int i = 0; i < effects.length; i++) {
                double weight = 1 / (errors[i] * errors[i] + between);
                double off = effects[i] - mean;
                weights += weight;
                mean += off * weight / weights;
                squares += weight * off * (effects[i] - mean);
            }
            return new Weighted(mean, squares, weights);
        }
    }
}
