package dev.dyno.reports.noise;

import dev.dyno.reports.statistics.Autocorrelation;
import dev.dyno.reports.statistics.DetectableChange;
import dev.dyno.reports.statistics.SequentialDesign;
import dev.dyno.reports.statistics.SignedRank;
import dev.dyno.results.metric.Direction;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.record.NoiseFloor.MetricNoise;
import dev.dyno.results.record.Rounds;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a run of a given length can tell apart.
 *
 * @param rounds as planned
 * @param confidence two-sided, of the gate; what a sequential design holds instead is its own
 */
public record Sensitivity(Rounds rounds, double confidence) {
    /** More harm than any two numbers can do to each other, as a log-ratio. */
    private static final double BOUNDLESS = 2000;

    /** Whether a fixed number of rounds can give no interval at all at the confidence: nothing bounded could ever pass. */
    public boolean tooFewRounds() {
        return rounds.fixed() && rounds.atMost() < SignedRank.fewest(confidence);
    }

    /**
     * The smallest change for the worse that the run detects nine times out of ten (see {@link DetectableChange}).
     *
     * @return as a share of the baseline; empty if there are too few rounds for any
     */
    public OptionalDouble detectable(MetricNoise noise, Metric metric) {
        if (tooFewRounds()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(share(DetectableChange.of(design(), spread(noise)), metric.better()));
    }

    /**
     * How many rounds would detect a change of the given size: of a fixed design, or at most of a sequential one.
     *
     * @param worsening as a share of the baseline, not negative
     * @return empty if {@value Rounds#MOST} are not enough
     */
    public OptionalInt enough(MetricNoise noise, Metric metric, double worsening) {
        return DetectableChange.pairs(design(), spread(noise), harm(worsening, metric.better()), Rounds.MOST);
    }

    /** A worsening as a log-ratio turned so that more is worse; there is no such thing as losing more than everything. */
    static double harm(double worsening, Direction better) {
        double harm =
                better == Direction.LOWER_IS_BETTER ? Math.log1p(worsening) : -Math.log1p(-Math.min(1, worsening));
        return Math.min(BOUNDLESS, harm);
    }

    SequentialDesign design() {
        return rounds.fixed()
                ? SequentialDesign.fixed(Math.max(2, rounds.atMost()), (1 - confidence) / 2)
                : SequentialDesign.of(rounds.atLeast(), rounds.atMost());
    }

    /** As the gate widens its intervals where rounds resemble each other. */
    private static double spread(MetricNoise noise) {
        return noise.spread() * Autocorrelation.widening(noise.autocorrelation(), noise.rounds());
    }

    private static double share(double harm, Direction better) {
        return better == Direction.LOWER_IS_BETTER ? Math.expm1(harm) : -Math.expm1(-harm);
    }
}
