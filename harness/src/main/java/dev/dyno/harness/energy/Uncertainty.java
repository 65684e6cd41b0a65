package dev.dyno.harness.energy;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The uncertainty of a sum, from independent parts (GUM, JCGM 100:2008, 5.1 and annex G): variances add, and the half-width of the
 * 95 % interval is their root times a factor.
 *
 * <p>The factor is Student's for the effective degrees of freedom of Welch and Satterthwaite, less {@code 0.21 k^2} where a
 * bounded part rules: {@code k} is the excess kurtosis of the sum, -1.2 for a single rectangle, whose 95 % interval is 1.645
 * standard deviations wide to either side and not 1.96, and -0.6 for two equal ones with 1.90.
 */
final class Uncertainty {
    private static final double RECTANGLE = -1.2;
    private static final double CURVATURE = 0.21;
    private static final double LEVEL = 0.025;
    /** The factor of a normal error whose size is known. */
    private static final double NORMAL = 1.959964;

    private final List<Part> parts;
    private final Mixture mixture;

    private Uncertainty(List<Part> parts, Mixture mixture) {
        this.parts = parts;
        this.mixture = mixture;
    }

    /**
     * One part.
     *
     * @param sd its standard deviation
     * @param freedom the degrees of freedom that the standard deviation rests on; infinite where it is known
     * @param kurtosis its excess kurtosis
     */
    private record Part(double sd, double freedom, double kurtosis) {}

    static Uncertainty none() {
        return new Uncertainty(List.of(), Mixture.NONE);
    }

    /** With a part whose standard deviation was estimated. */
    Uncertainty noise(double sd, double freedom) {
        return with(new Part(sd, Math.max(1, freedom), 0));
    }

    /** With a part that lies anywhere within bounds, each place as likely as the other. */
    Uncertainty within(double halfWidth) {
        return with(new Part(halfWidth / Math.sqrt(3), Double.POSITIVE_INFINITY, RECTANGLE));
    }

    /** With a part of which it is not known how large it is; there is at most one. */
    Uncertainty mixed(Mixture part) {
        return new Uncertainty(parts, part);
    }

    /** With the parts of another one; at most one of both has a mixture. */
    Uncertainty and(Uncertainty other) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(other.parts);
        return new Uncertainty(all, mixture.variance() > 0 ? mixture : other.mixture);
    }

    /** That of a multiple of the sum. */
    Uncertainty times(double factor) {
        return new Uncertainty(
                parts.stream()
                        .map(part -> new Part(part.sd * Math.abs(factor), part.freedom, part.kurtosis))
                        .toList(),
                mixture.times(factor));
    }

    private Uncertainty with(Part part) {
        List<Part> all = new ArrayList<>(parts);
        all.add(part);
        return new Uncertainty(all, mixture);
    }

    /** The half-width of the 95 % interval. */
    double expanded() {
        double mixed = mixture.variance();
        double variance = mixed;
        double fourth = 0;
        double wobble = 0;
        for (Part part : parts) {
            double square = part.sd * part.sd;
            variance += square;
            fourth += part.kurtosis * square * square;
            wobble += square * square / part.freedom;
        }
        if (variance == 0) {
            return 0;
        }
        double freedom = wobble == 0 ? 1e6 : Math.min(1e6, variance * variance / wobble);
        double kurtosis = fourth / (variance * variance);
        double student = TDistribution.of(freedom).inverseSurvivalProbability(LEVEL);
        double factor = student - CURVATURE * kurtosis * kurtosis;
        return mixed == 0 ? factor * Math.sqrt(variance) : factor / NORMAL * mixture.halfWidth(variance - mixed);
    }
}
