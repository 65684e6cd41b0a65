package dev.dyno.reports.gate;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run knows about one device x candidate x metric.
 *
 * @param intended how many rounds there were to be: the planned number, or where a run ends early all up to now
 * @param pairs the rounds in which baseline and candidate both gave a valid value
 * @param values the candidate's valid values, also of rounds in which the baseline has none
 * @param discards the rounds without a pair
 */
record Evidence(int intended, List<Pair> pairs, List<Value> values, List<Discard> discards) {

    /** Metrics that relate to the baseline by themselves, with the value that the baseline has by definition. */
    private static final Map<Metric, Double> OF_THE_BASELINE =
            Map.of(Metrics.PARITY_MAX_ABS_ERROR, 0.0, Metrics.PARITY_COSINE, 1.0);

    /**
     * One round's two values, in the metric's unit.
     *
     * @param baselineDeviation standard deviation of the error of the baseline's own measurement, 0 where it is negligible
     * @param candidateDeviation likewise of the candidate's
     */
    record Pair(int round, double baseline, double candidate, double baselineDeviation, double candidateDeviation) {
        Pair(int round, double baseline, double candidate) {
            this(round, baseline, candidate, 0, 0);
        }
    }

    /**
     * One round's value of the candidate, in the metric's unit.
     *
     * @param deviation standard deviation of the error of its own measurement, 0 where it is negligible
     */
    record Value(int round, double value, double deviation) {}

    /** Looks for the evidence in the run's trials, round by round. */
    static Evidence of(RunRecord run, Trials trials, String device, String candidate, Metric metric) {
        List<Pair> pairs = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        List<Discard> discards = new ArrayList<>();
        int intended = intended(run, trials, device, candidate);
        for (int round = 1; round <= intended; round++) {
            @Nullable Double byDefinition = OF_THE_BASELINE.get(metric);
            String reference = run.baseline().name();
            Reading base = byDefinition == null
                    ? Reading.of(trials.at(device, reference, round), reference, metric)
                    : Reading.of(byDefinition);
            Reading other = Reading.of(trials.at(device, candidate, round), candidate, metric);
            if (other.there()) {
                values.add(new Value(round, other.value(), other.deviation()));
            }
            if (base.there() && other.there()) {
                pairs.add(new Pair(round, base.value(), other.value(), base.deviation(), other.deviation()));
            } else {
                discards.add(discard(round, base, other));
            }
        }
        return new Evidence(intended, List.copyOf(pairs), List.copyOf(values), List.copyOf(discards));
    }

    /** Rounds after a candidate was decided were never to be run, and none is missing. */
    private static int intended(RunRecord run, Trials trials, String device, String candidate) {
        if (run.rounds().fixed()) {
            return run.rounds().planned();
        }
        int last = trials.last(device, candidate);
        int reached = Math.min(run.rounds().planned(), last > 0 ? last : trials.last(device));
        return Math.max(run.rounds().atLeast(), reached);
    }

    private static Discard discard(int round, Reading base, Reading other) {
        if (other.there()) {
            return new Discard(round, Discard.Arm.BASELINE, base.reason());
        }
        return new Discard(round, base.there() ? Discard.Arm.CANDIDATE : Discard.Arm.BOTH, other.reason());
    }

    /** Whether a metric is a deviation by itself: a similarity of 0.9996 is one of 0.0004, not a loss of 0.04 %. */
    static boolean relatesToBaseline(Metric metric) {
        return OF_THE_BASELINE.containsKey(metric);
    }

    /** The baseline's values, pair by pair. */
    double[] baselines() {
        return each(Pair::baseline);
    }

    /** The candidate's values, pair by pair. */
    double[] candidates() {
        return each(Pair::candidate);
    }

    double[] each(ToDoubleFunction<Pair> number) {
        return pairs.stream().mapToDouble(number).toArray();
    }

    /** Why rounds are missing: the most frequent reason, with how often it occurred; empty if none is missing. */
    String mainReason() {
        Map<String, Integer> counts =
                discards.stream().collect(Collectors.groupingBy(Discard::reason, Collectors.summingInt(discard -> 1)));
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(most -> most.getValue() + " of " + intended + " rounds: " + most.getKey())
                .orElse("");
    }
}
