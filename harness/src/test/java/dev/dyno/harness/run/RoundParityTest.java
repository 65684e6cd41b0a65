package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.run.RoundParity.Float32Outputs;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.MetricValue.Unavailable;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.TrialRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoundParityTest {
    private static final Float32Outputs ONE = new Float32Outputs.Values(new float[] {1, 2});
    private static final Float32Outputs OTHER = new Float32Outputs.Values(new float[] {1, 5});
    private static final Float32Outputs NONE = new Float32Outputs.None("it crashed");

    private final RoundParity parity = new RoundParity("fp32");

    @Test
    void after_the_baseline_a_candidate_is_compared_at_once() {
        parity.add(Trials.completed(1, "fp32"), ONE);

        List<TrialRecord> records = parity.add(Trials.completed(1, "int8"), OTHER);

        assertThat(records).extracting(TrialRecord::candidate).containsExactly("int8");
        assertThat(error(records.get(0))).isEqualTo(3);
    }

    @Test
    void the_baseline_itself_has_no_error() {
        assertThat(error(parity.add(Trials.completed(1, "fp32"), ONE).get(0))).isZero();
    }

    @Test
    void before_the_baseline_a_candidate_waits_and_is_completed_with_it() {
        List<TrialRecord> early = parity.add(Trials.completed(1, "int8"), OTHER);
        assertThat(reason(early.get(0))).contains("has not run yet");

        List<TrialRecord> records = parity.add(Trials.completed(1, "fp32"), ONE);

        assertThat(records).extracting(TrialRecord::candidate).containsExactly("fp32", "int8");
        assertThat(error(records.get(1))).isEqualTo(3);
    }

    @Test
    void without_the_outputs_of_the_baseline_nothing_can_be_compared_and_the_reason_is_the_baselines() {
        parity.add(Trials.completed(1, "int8"), OTHER);

        List<TrialRecord> records = parity.add(Trials.failed(1, "fp32"), NONE);

        assertThat(records).hasSize(2);
        assertThat(reason(records.get(1))).isEqualTo("baseline: it crashed");
    }

    @Test
    void a_candidate_without_outputs_says_its_own_reason() {
        parity.add(Trials.completed(1, "fp32"), ONE);

        assertThat(reason(parity.add(Trials.failed(1, "int8"), NONE).get(0))).isEqualTo("it crashed");
    }

    @Test
    void the_next_round_has_a_baseline_of_its_own() {
        parity.add(Trials.completed(1, "fp32"), ONE);

        assertThat(reason(parity.add(Trials.completed(2, "int8"), OTHER).get(0)))
                .contains("has not run yet");

        List<TrialRecord> records = parity.add(Trials.completed(2, "fp32"), OTHER);
        assertThat(error(records.get(1))).isZero();
    }

    @Test
    void whoever_waited_in_a_round_that_was_left_is_not_completed_by_the_next() {
        parity.add(Trials.completed(1, "int8"), OTHER);

        assertThat(parity.add(Trials.completed(2, "fp32"), ONE))
                .extracting(TrialRecord::candidate)
                .containsExactly("fp32");
    }

    @Test
    void the_other_metrics_of_a_trial_stay() {
        assertThat(parity.add(Trials.completed(1, "fp32"), ONE).get(0).metrics())
                .containsKeys(Metrics.LATENCY_P50.name(), Metrics.PARITY_COSINE.name());
    }

    private static double error(TrialRecord record) {
        MetricValue value = value(record);
        assertThat(value).isInstanceOf(Measured.class);
        return value instanceof Measured measured ? measured.value() : Double.NaN;
    }

    private static String reason(TrialRecord record) {
        MetricValue value = value(record);
        assertThat(value).isInstanceOf(Unavailable.class);
        return value instanceof Unavailable none ? none.reason() : "";
    }

    private static @Nullable MetricValue value(TrialRecord record) {
        return record.metrics().get(Metrics.PARITY_MAX_ABS_ERROR.name());
    }
}
