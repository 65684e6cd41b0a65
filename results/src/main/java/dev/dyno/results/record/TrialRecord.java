package dev.dyno.results.record;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One fresh-process execution of a candidate on a device.
 *
 * @param id unique within the run and safe as a file name, for example {@code r03-2-pixel8-int8}
 * @param round the round it belongs to, from 1
 * @param position its place in the round's order, from 1
 * @param device the device's name
 * @param candidate the candidate's name
 * @param state how it ended
 * @param validity reasons why its evidence does not count; empty means it counts
 * @param issues what was found on the way, worst first; for a failed trial at least one error
 * @param metrics values by metric name, in table order
 * @param facts what else is known of it: runtime version, warm-up outcome, ..., sorted
 * @param files names of its files by kind ({@code samples}, {@code telemetry}, {@code outputs}, {@code log}), relative
 *     to the run folder, sorted
 * @param startedAt wall-clock time of its launch, by the harness's clock
 * @param deviceSeconds how long the device was busy with it, in seconds, finite, not negative
 */
public record TrialRecord(
        String id,
        int round,
        int position,
        String device,
        String candidate,
        State state,
        List<String> validity,
        List<Issue> issues,
        Map<String, MetricValue> metrics,
        Map<String, String> facts,
        Map<String, String> files,
        Instant startedAt,
        double deviceSeconds) {

    /** How a trial ended. */
    public enum State {
        /** It ran to its end and its result was collected and validated. */
        COMPLETED,
        /** It has no usable result; the issues say why. */
        FAILED
    }

    public TrialRecord {
        if (!id.matches("[A-Za-z0-9._-]{1,200}")) {
            throw new IllegalArgumentException("not a trial id: " + id);
        }
        if (round < 1 || position < 1) {
            throw new IllegalArgumentException("trial " + id + ": round and position count from 1");
        }
        if (!Double.isFinite(deviceSeconds) || deviceSeconds < 0) {
            throw new IllegalArgumentException("trial " + id + ": no device time: " + deviceSeconds);
        }
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(startedAt, "startedAt");
        validity = List.copyOf(validity);
        issues = List.copyOf(issues);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** The same trial with other metrics. */
    public TrialRecord withMetrics(Map<String, MetricValue> others) {
        return new TrialRecord(
                id,
                round,
                position,
                device,
                candidate,
                state,
                validity,
                issues,
                others,
                facts,
                files,
                startedAt,
                deviceSeconds);
    }

    /** The same trial with further metrics, facts and files; of equal names the further ones count. */
    public TrialRecord withEvidence(
            Map<Metric, MetricValue> moreMetrics, Map<String, String> moreFacts, Map<String, String> moreFiles) {
        Map<String, MetricValue> allMetrics = new LinkedHashMap<>(metrics);
        moreMetrics.forEach((metric, value) -> allMetrics.put(metric.name(), value));
        Map<String, String> allFacts = new TreeMap<>(facts);
        allFacts.putAll(moreFacts);
        Map<String, String> allFiles = new TreeMap<>(files);
        allFiles.putAll(moreFiles);
        return new TrialRecord(
                id,
                round,
                position,
                device,
                candidate,
                state,
                validity,
                issues,
                allMetrics,
                allFacts,
                allFiles,
                startedAt,
                deviceSeconds);
    }

    /** The same trial with a further reason why its evidence does not count. */
    public TrialRecord voided(String reason) {
        List<String> reasons = new ArrayList<>(validity);
        reasons.add(reason);
        return new TrialRecord(
                id,
                round,
                position,
                device,
                candidate,
                state,
                reasons,
                issues,
                metrics,
                facts,
                files,
                startedAt,
                deviceSeconds);
    }

    /** Whether this trial's values may be used as evidence. */
    public boolean valid() {
        return state == State.COMPLETED && validity.isEmpty();
    }
}
