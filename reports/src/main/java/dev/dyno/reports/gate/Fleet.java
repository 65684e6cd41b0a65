package dev.dyno.reports.gate;

import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.reports.statistics.Autocorrelation;
import dev.dyno.reports.statistics.FleetMean;
import dev.dyno.reports.statistics.MultipleTests;
import dev.dyno.reports.statistics.SequentialDesign;
import dev.dyno.reports.statistics.SignedRank;
import dev.dyno.reports.statistics.SignedRank.Interval;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Unit;
import dev.dyno.scenarios.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/** Compares a candidate with the baseline over all devices: a small regression that is everywhere is a regression. */
final class Fleet {
    /** One-sided. No fresh rounds confirm what a fleet shows, so it is held to the level of a confirmation at once. */
    static final double ERROR = SequentialDesign.CONFIRMATION_ERROR;

    /** A device's standard error is taken from about the interval that is one of them wide on either side. */
    private static final double ONE_ERROR = 0.68;

    private static final int LEAST_PAIRS = 3;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final String candidate;
    private final List<Member> members = new ArrayList<>();

    Fleet(String candidate) {
        this.candidate = candidate;
    }

    /** One device's part in a metric's mean. */
    private record Member(Metric metric, double effect, double error) {}

    /** A metric's mean, with its p-value. */
    private record Mean(Gate.Limit limit, FleetMean fleet, double p) {}

    /** Takes in what one device says of a metric; nothing where it has too few pairs, or a value that has no logarithm. */
    void add(Metric metric, Evidence evidence, double noise) {
        Series series = Series.ofPairs(evidence, metric.better());
        int n = series.size();
        if (metric.kind() == Metric.Kind.EXACT || n < LEAST_PAIRS || series.positive() < n) {
            return;
        }
        double[] harms = series.ratios(n);
        SignedRank.Location location = SignedRank.location(harms, ONE_ERROR);
        location.interval().ifPresent(interval -> {
            double z = NORMAL.inverseCumulativeProbability((1 + interval.confidence()) / 2);
            double error = (interval.upper() - interval.lower()) / 2 / z;
            double floored =
                    Math.max(error, Math.max(noise, series.ratioResolution(n).typical(0, n)) / Math.sqrt(n))
                            * Autocorrelation.widening(harms);
            members.add(new Member(metric, location.estimate(), floored));
        });
    }

    /** One verdict per limit that at least two devices have measured. */
    List<FleetVerdict> verdicts(List<Gate.Limit> limits) {
        List<Mean> means =
                limits.stream().map(this::mean).flatMap(Optional::stream).toList();
        double[] adjusted =
                MultipleTests.holm(means.stream().mapToDouble(Mean::p).toArray());
        List<FleetVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            verdicts.add(verdict(means.get(i), adjusted[i]));
        }
        return verdicts;
    }

    private Optional<Mean> mean(Gate.Limit limit) {
        List<Member> measured = members.stream()
                .filter(member -> member.metric().equals(limit.metric()))
                .toList();
        if (measured.size() < 2) {
            return Optional.empty();
        }
        FleetMean mean = FleetMean.of(
                measured.stream().mapToDouble(Member::effect).toArray(),
                measured.stream().mapToDouble(Member::error).toArray());
        double p = TDistribution.of(mean.devices() - 1.0).survivalProbability(mean.estimate() / mean.error());
        return Optional.of(new Mean(limit, mean, p));
    }

    private FleetVerdict verdict(Mean mean, double p) {
        Metric metric = mean.limit().metric();
        FleetMean fleet = mean.fleet();
        double limit = Replay.logarithm(mean.limit().worsening(), metric.better());
        FleetMean.Interval interval = fleet.interval(ERROR).orElseThrow();
        Decision decision = interval.upper() < limit ? Decision.PASS : Decision.INCONCLUSIVE;
        if (p < ERROR && fleet.estimate() >= limit / 2) {
            decision = Decision.FAIL;
        }
        Estimate change = estimate(fleet.estimate(), interval, metric);
        @Nullable
        Estimate prediction = fleet.prediction(ERROR)
                .map(range -> estimate(fleet.estimate(), range, metric))
                .orElse(null);
        String sentence = Sentences.fleet(
                metric,
                candidate,
                fleet.devices(),
                change,
                prediction,
                mean.limit().worsening());
        double inconsistency = fleet.inconsistency().orElse(0);
        return new FleetVerdict(
                candidate, metric, fleet.devices(), change, prediction, inconsistency, p, decision, sentence);
    }

    private static Estimate estimate(double harm, FleetMean.Interval harms, Metric metric) {
        int sign = Series.sign(metric.better());
        double one = ratio(sign * harms.lower());
        double other = ratio(sign * harms.upper());
        Interval interval = new Interval(Math.min(one, other), Math.max(one, other), 1 - 2 * ERROR);
        return new Estimate(Scale.RATIO, ratio(sign * harm), interval, Unit.RATIO);
    }

    private static double ratio(double logarithm) {
        return Math.min(Double.MAX_VALUE, Math.exp(logarithm));
    }
}
