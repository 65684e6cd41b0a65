package dev.dyno.harness.run;

import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.record.TrialRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares the outputs of a round's candidates with those of the round's baseline, whichever ran first. A record whose
 * baseline comes later is completed when that has run.
 */
final class RoundParity {
    private static final String PENDING = "the baseline of this round has not run yet";

    private final String baseline;
    private final Map<String, Float32Outputs> outputs = new HashMap<>();
    private final List<TrialRecord> waiting = new ArrayList<>();
    private int round;
    private @Nullable Float32Outputs reference;

    /** The flattened output values of a trial, or why there are none. */
    sealed interface Float32Outputs {
        /** The values, in the order of the model's outputs. */
        @SuppressWarnings("ArrayRecordComponent") // held for a round, never compared or handed out
        record Values(float[] values) implements Float32Outputs {}

        /** No values. */
        record None(String reason) implements Float32Outputs {}
    }

    /**
     * @param baseline the name of the reference candidate
     */
    RoundParity(String baseline) {
        this.baseline = baseline;
    }

    /**
     * Takes a finished trial and gives back every record that is new or has become complete with it, in order: to be
     * written down in this order, a later record with the same identity replacing the earlier.
     */
    List<TrialRecord> add(TrialRecord trial, Float32Outputs values) {
        if (trial.round() != round) {
            round = trial.round();
            reference = null;
            outputs.clear();
            waiting.clear();
        }
        outputs.put(trial.candidate(), values);
        if (trial.candidate().equals(baseline)) {
            reference = values;
        }
        List<TrialRecord> complete = new ArrayList<>();
        complete.add(compared(trial));
        if (trial.candidate().equals(baseline)) {
            waiting.stream().map(this::compared).forEach(complete::add);
            waiting.clear();
        } else if (reference == null) {
            waiting.add(trial);
        }
        return complete;
    }

    private TrialRecord compared(TrialRecord trial) {
        Map<String, MetricValue> metrics = new LinkedHashMap<>(trial.metrics());
        metrics.putAll(parity(trial.candidate()));
        return trial.withMetrics(metrics);
    }

    private Map<String, MetricValue> parity(String candidate) {
        if (reference == null) {
            return OutputParity.unavailable(PENDING);
        }
        if (reference instanceof Float32Outputs.None none) {
            return OutputParity.unavailable("baseline: " + none.reason());
        }
        Float32Outputs mine = outputs.get(candidate);
        if (mine instanceof Float32Outputs.None none) {
            return OutputParity.unavailable(none.reason());
        }
        if (reference instanceof Float32Outputs.Values base && mine instanceof Float32Outputs.Values own) {
            return OutputParity.of(base.values(), own.values());
        }
        throw new IllegalStateException("outputs are values or none");
    }
}
