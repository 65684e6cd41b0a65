package dev.dyno.reports.gate;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run knows about one device x candidate x metric.
 *
 * @param planned how many rounds the run planned
 * @param pairs the rounds in which baseline and candidate both gave a valid value
 * @param values the candidate's valid values, also of rounds in which the baseline has none
 * @param discards the rounds without a pair
 */
record Evidence(int planned, List<Pair> pairs, List<Double> values, List<Discard> discards) {

    /** Metrics that relate to the baseline by themselves, with the value that the baseline has by definition. */
    private static final Map<Metric, Double> OF_THE_BASELINE =
            Map.of(Metrics.PARITY_MAX_ABS_ERROR, 0.0, Metrics.PARITY_COSINE, 1.0);

    /** A reason may quote what a device printed; this much of it is enough to find the trial's log. */
    private static final int LONGEST_REASON = 300;

    /** One round's two values, in the metric's unit. */
    record Pair(double baseline, double candidate) {}

    /** Either a value or the reason why there is none. */
    private record Reading(OptionalDouble value, String reason) {}

    /** Looks for the evidence in the run's trials, round by round. */
    static Evidence of(RunRecord run, String device, String candidate, Metric metric) {
        List<Pair> pairs = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        List<Discard> discards = new ArrayList<>();
        for (int round = 1; round <= run.rounds().planned(); round++) {
            Reading base = OF_THE_BASELINE.containsKey(metric)
                    ? new Reading(OptionalDouble.of(OF_THE_BASELINE.get(metric)), "")
                    : reading(run, round, device, run.baseline().name(), metric);
            Reading other = reading(run, round, device, candidate, metric);
            other.value().ifPresent(values::add);
            if (base.value().isPresent() && other.value().isPresent()) {
                pairs.add(new Pair(base.value().getAsDouble(), other.value().getAsDouble()));
            } else {
                discards.add(new Discard(round, other.value().isPresent() ? base.reason() : other.reason()));
            }
        }
        return new Evidence(run.rounds().planned(), List.copyOf(pairs), List.copyOf(values), List.copyOf(discards));
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
                .map(most -> most.getValue() + " of " + planned + " rounds: " + most.getKey())
                .orElse("");
    }

    private static Reading reading(RunRecord run, int round, String device, String candidate, Metric metric) {
        @Nullable TrialRecord trial = trial(run, round, device, candidate);
        if (trial == null) {
            return none(candidate + " was not measured");
        }
        if (trial.state() == TrialRecord.State.FAILED) {
            String cause =
                    trial.issues().stream().findFirst().map(Issue::message).orElse("no cause is recorded");
            return none(candidate + " failed: " + cause);
        }
        if (!trial.valid()) {
            return none(candidate + " does not count: " + String.join("; ", trial.validity()));
        }
        @Nullable MetricValue value = trial.metrics().get(metric.name());
        if (value instanceof MetricValue.Measured measured) {
            return new Reading(OptionalDouble.of(measured.value()), "");
        }
        if (value instanceof MetricValue.Unavailable unavailable) {
            return none(candidate + ": unavailable: " + unavailable.reason());
        }
        return none(candidate + " reported no " + metric.name());
    }

    /** The trial that counts for a round: a valid one if a repeat gave one, else the last that was tried. */
    private static @Nullable TrialRecord trial(RunRecord run, int round, String device, String candidate) {
        @Nullable TrialRecord found = null;
        for (TrialRecord trial : run.trials()) {
            boolean same = trial.round() == round
                    && trial.device().equals(device)
                    && trial.candidate().equals(candidate);
            if (same && (found == null || !found.valid())) {
                found = trial;
            }
        }
        return found;
    }

    private static Reading none(String reason) {
        String shown = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "...";
        return new Reading(OptionalDouble.empty(), shown);
    }
}
