package dev.dyno.harness.energy;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * An error whose size is not known: with some weight it is normal about some offset, with another about another one.
 *
 * @param parts at least one
 */
record Mixture(List<Part> parts) {
    /** What is outside 95 %. */
    private static final double OUTSIDE = 0.05;

    private static final double FARTHEST = 40;
    private static final double NEGLIGIBLE = 1e-7;
    private static final int HALVINGS = 40;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * One possibility.
     *
     * @param weight above 0; the weights need have no common sum
     * @param offset of the error's middle
     * @param variance about it
     */
    record Part(double weight, double offset, double variance) {}

    /** That of nothing. */
    static final Mixture NONE = new Mixture(List.of(new Part(1, 0, 0)));

    Mixture {
        double weights = parts.stream().mapToDouble(Part::weight).sum();
        parts = parts.stream()
                .filter(part -> part.weight > NEGLIGIBLE * weights)
                .map(part -> new Part(part.weight / weights, part.offset, part.variance))
                .toList();
    }

    /** The same times a factor. */
    Mixture times(double factor) {
        return new Mixture(parts.stream()
                .map(part -> new Part(part.weight, part.offset * factor, part.variance * factor * factor))
                .toList());
    }

    /** The mean square of the error. */
    double variance() {
        return parts.stream()
                .mapToDouble(part -> part.weight * (part.variance + part.offset * part.offset))
                .sum();
    }

    /** Within which 95 % lie, about 0, if an independent normal error of some variance is added. */
    double halfWidth(double added) {
        double low = 0;
        double high = FARTHEST
                * Math.sqrt(parts.stream()
                        .mapToDouble(part -> part.variance + part.offset * part.offset + added)
                        .max()
                        .orElse(0));
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (outside(middle, added) > OUTSIDE) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private double outside(double half, double added) {
        double sum = 0;
        for (Part part : parts) {
            double sd = Math.max(Double.MIN_NORMAL, Math.sqrt(part.variance + added));
            sum += part.weight
                    * (NORMAL.cumulativeProbability((-half - part.offset) / sd)
                            + NORMAL.survivalProbability((half - part.offset) / sd));
        }
        return sum;
    }
}
