package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.harness.energy.EnergyTrack;
import dev.dyno.harness.energy.Point;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialSpec;
import dev.dyno.protocol.TrialSpec.Watch;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.MetricValue.Unavailable;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.scenarios.LoadPattern;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.demo.DemoModels;
import dev.dyno.scenarios.file.ScenarioContext;
import dev.dyno.scenarios.file.ScenarioFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceEnergyTest {
    private static final double SECOND = 1e9;
    private final Path folder;
    private final FakeReadings readings = new FakeReadings();
    private int searches;

    DeviceEnergyTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void where_nobody_asks_for_energy_nothing_is_looked_for_and_nothing_is_asked_of_the_agent() throws IOException {
        DeviceEnergy energy = energy(scenario("metrics: [latency.p50]"));
        TrialRecord trial = Trials.completed(1, "fp32");

        assertThat(energy.asked(session()).idle()).isNull();
        assertThat(complete(energy, trial, result(5, 100)).record()).isEqualTo(trial);
        assertThat(searches).isZero();
    }

    @Test
    void the_source_is_chosen_once_and_without_one_every_metric_says_why() throws IOException {
        DeviceEnergy energy = new DeviceEnergy(scenario("metrics: [energy.per_inference]"), session -> {
            searches++;
            return new DeviceEnergy.Found(null, "no gauge, no meter");
        });

        assertThat(energy.asked(session()).watches()).isEmpty();
        assertThat(energy.asked(session()).idle()).isNull();
        TrialRecord record =
                complete(energy, Trials.completed(1, "fp32"), result(5, 100)).record();
        assertThat(record.metrics())
                .containsEntry(Metrics.POWER_MEAN.name(), new Unavailable("no gauge, no meter"))
                .containsEntry(Metrics.ENERGY_PER_INFERENCE.name(), new Unavailable("no gauge, no meter"));
        assertThat(searches).isEqualTo(1);
    }

    @Test
    void energy_is_what_the_track_says_above_idle_and_keeps_source_and_power() throws IOException {
        DeviceEnergy energy = energy(scenario("metrics: [energy.per_inference]"));

        DeviceEnergy.Outcome outcome = complete(energy, Trials.completed(1, "fp32"), result(10, 100));

        assertThat(outcome.again()).isFalse();
        TrialRecord record = outcome.record();
        assertThat(measured(record, Metrics.ENERGY_PER_INFERENCE.name()).value())
                .isCloseTo(0.2, within(0.01));
        assertThat(measured(record, Metrics.POWER_IDLE.name()).value()).isCloseTo(1, within(0.05));
        assertThat(measured(record, Metrics.ENERGY_PER_INFERENCE.name())
                        .provenance()
                        .kind())
                .isEqualTo(Provenance.Kind.GAUGE);
        assertThat(record.facts())
                .containsEntry("energy.source", "fake gauge")
                .containsEntry(DeviceEnergy.CLOCK_ZERO, "2026-01-02T03:04:05.500Z");
        assertThat(record.files()).containsEntry("power", "power/kept.csv");
    }

    @Test
    void the_agent_rests_as_long_as_the_scenario_says_and_reads_what_the_source_names() throws IOException {
        DeviceEnergy energy = energy(scenario("metrics: [energy.per_inference]\nenergy: { idle: 3 s }"));

        DeviceEnergy.Asked asked = energy.asked(session());

        assertThat(asked.idle()).isEqualTo(new TrialSpec.Idle(3_000_000_000L, 3_000_000_000L));
        assertThat(asked.watches()).isEqualTo(readings.watches());
        assertThat(asked.interval()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void a_trial_too_uncertain_is_repeated_with_a_window_that_later_trials_and_resumed_runs_keep() throws IOException {
        readings.step = 0.5; // watts: far too coarse for a second
        Scenario scenario =
                scenario("metrics: [energy.per_inference]\nenergy: { max-window: 20 s, uncertainty: 0.2 % }");
        DeviceEnergy energy = energy(scenario);
        TrialRecord trial = Trials.completed(1, "fp32");

        assertThat(window(energy.asked(session()))).isEqualTo(Duration.ofSeconds(1));
        assertThat(complete(energy, trial, result(1, 10)).again()).isTrue();
        Duration longer = window(energy.asked(session()));
        assertThat(longer).isGreaterThan(Duration.ofSeconds(1)).isLessThanOrEqualTo(Duration.ofSeconds(20));
        complete(energy, trial, result(20, 200));
        DeviceEnergy.Outcome last = complete(energy, trial, result(20, 200));
        assertThat(last.again()).isFalse(); // no window is longer
        // Its last inference ended late: that is no longer window either.
        assertThat(complete(energy, trial, result(20.1, 200)).again()).isFalse();
        assertThat(window(energy.asked(session()))).isEqualTo(Duration.ofSeconds(20));
        longer = window(energy.asked(session()));

        DeviceEnergy resumed = energy(scenario);
        resumed.recall(last.record());
        assertThat(window(resumed.asked(session()))).isEqualTo(longer);
    }

    @Test
    void a_tool_whose_energy_is_uncertain_lengthens_no_window_and_is_not_repeated() throws IOException {
        readings.step = 0.5;
        DeviceEnergy energy =
                energy(scenario("metrics: [energy.per_inference]\nenergy: { max-window: 20 s, uncertainty: 0.2 % }"));

        DeviceEnergy.Outcome outcome = complete(energy, Trials.completed(1, "fp32"), result(1, 1), false);

        assertThat(outcome.again()).isFalse();
        assertThat(window(energy.asked(session()))).isEqualTo(Duration.ofSeconds(1));
        assertThat(outcome.record().facts()).doesNotContainKey(DeviceEnergy.WINDOW);
    }

    @Test
    void the_longest_window_is_not_repeated_for_the_milliseconds_by_which_it_ended_late() throws IOException {
        readings.step = 0.5;
        DeviceEnergy energy = energy(scenario("""
                load: { single-stream: { iterations: 1, min-duration: 10 s, max-duration: 60 s } }
                metrics: [energy.per_inference]
                energy: { max-window: 10 s }"""));
        TrialRecord trial = Trials.completed(1, "fp32");

        assertThat(complete(energy, trial, result(10.01, 1)).again()).isFalse();
        assertThat(complete(energy, trial, result(10.02, 1)).again()).isFalse();
    }

    @Test
    void facts_that_are_no_window_are_passed_over() throws IOException {
        DeviceEnergy energy = energy(scenario("metrics: [energy.per_inference]"));
        for (String fact : List.of("", "NaN", "-5", "1e9", "99999999", "5; rm")) {
            energy.recall(
                    Trials.completed(1, "fp32").withEvidence(Map.of(), Map.of(DeviceEnergy.WINDOW, fact), Map.of()));
        }
        assertThat(window(energy.asked(session()))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_refused_track_is_the_reason_and_no_reason_to_repeat() throws IOException {
        readings.refusal = "the battery is charged";
        DeviceEnergy energy = energy(scenario("metrics: [energy.per_inference]"));

        DeviceEnergy.Outcome outcome = complete(energy, Trials.completed(1, "fp32"), result(5, 100));

        assertThat(outcome.again()).isFalse();
        assertThat(outcome.record().metrics())
                .containsEntry(Metrics.ENERGY_PER_INFERENCE.name(), new Unavailable("the battery is charged"));
        assertThat(outcome.record().files()).doesNotContainKey("power");
    }

    @Test
    void windows_that_cannot_be_and_a_trial_that_failed_have_no_energy() throws IOException {
        DeviceEnergy energy = energy(scenario("metrics: [energy.per_inference]"));
        TrialResult backwards = new TrialResult(
                TrialSpec.PROTOCOL,
                "t",
                new TrialResult.Outcome.Completed(),
                null,
                null,
                new TrialResult.Window(3, 5, 6),
                new TrialResult.IdleWindows(new TrialResult.Rest(100, 5), new TrialResult.Rest(0, 5)),
                List.of(),
                Map.of(),
                Map.of(),
                null,
                List.of());
        @Nullable
        MetricValue value = complete(energy, Trials.completed(1, "fp32"), backwards)
                .record()
                .metrics()
                .get(Metrics.ENERGY_PER_INFERENCE.name());
        assertThat(String.valueOf(value)).contains("windows cannot be");

        TrialRecord failed = Trials.failed(1, "fp32");
        assertThat(complete(energy, failed, backwards).record()).isEqualTo(failed);
    }

    private static Duration window(DeviceEnergy.Asked asked) {
        return ((LoadPattern.SingleStream) asked.load()).minDuration();
    }

    private static Measured measured(TrialRecord record, String metric) {
        return (Measured) Objects.requireNonNull(record.metrics().get(metric), metric);
    }

    private DeviceEnergy energy(Scenario scenario) {
        return new DeviceEnergy(scenario, session -> {
            searches++;
            return new DeviceEnergy.Found(readings, "");
        });
    }

    private static DeviceEnergy.Outcome complete(DeviceEnergy energy, TrialRecord record, TrialResult result) {
        return complete(energy, record, result, true);
    }

    private static DeviceEnergy.Outcome complete(
            DeviceEnergy energy, TrialRecord record, TrialResult result, boolean ownLoad) {
        return energy.complete(session(), record, result, ownLoad, null, power -> "power/kept.csv");
    }

    /** No test here reaches a device. */
    @SuppressWarnings("NullAway")
    private static DeviceSession session() {
        return null;
    }

    /** Five seconds of rest, the window from second 6 on, five seconds of rest. */
    private static TrialResult result(double seconds, int inferences) {
        long end = (long) ((6 + seconds) * SECOND);
        return new TrialResult(
                TrialSpec.PROTOCOL,
                "t",
                new TrialResult.Outcome.Completed(),
                null,
                null,
                new TrialResult.Window(inferences, (long) (6 * SECOND), (long) (seconds * SECOND)),
                new TrialResult.IdleWindows(
                        new TrialResult.Rest((long) (0.5 * SECOND), (long) (5 * SECOND)),
                        new TrialResult.Rest(end, (long) (5 * SECOND))),
                List.of(new TrialResult.ClockPair(250_000_000L, 1_767_323_045_750_000_000L, 1_000L)),
                Map.of(),
                Map.of(),
                null,
                List.of());
    }

    private Scenario scenario(String more) throws IOException {
        Path model = Files.write(folder.resolve("any.onnx"), new byte[10]);
        String least = """
                schema: dyno/scenario/v1
                name: s
                baseline: fp32
                candidates:
                  fp32: { model: %s }
                  int8: { model: %s }
                """.formatted(model, model);
        ScenarioContext context = new ScenarioContext(Map.of(), DemoModels.in(folder.resolve("models")));
        return ScenarioFiles.parse("s.yaml", least + more + "\n", folder, context);
    }

    /** 1 W at rest, 3 W at work, read ten times a second. */
    private static final class FakeReadings implements PowerReadings {
        double step = 0.001;

        @Nullable
        String refusal;

        @Override
        public String name() {
            return "fake gauge";
        }

        @Override
        public Provenance provenance() {
            return new Provenance(Provenance.Kind.GAUGE, "fake");
        }

        @Override
        public List<String> whyNotOthers() {
            return List.of();
        }

        @Override
        public List<Watch> watches() {
            return List.of(new Watch.File("power", "/power"));
        }

        @Override
        public Duration interval() {
            return Duration.ofMillis(100);
        }

        @Override
        public Track read(DeviceSession session, TrialResult result, @Nullable Path watch) {
            if (refusal != null) {
                return new Track(new EnergyTrack.Refused(refusal), 0);
            }
            TrialResult.Window window = Objects.requireNonNull(result.window(), "window");
            double end = (window.startNanos() + window.nanos()) / SECOND;
            DoubleUnaryOperator power = t -> t >= 5.6 && t <= end ? 3 : 1;
            List<Point> points = new ArrayList<>();
            for (double t = 0; t < end + 5.5; t += 0.1) {
                double noise = Math.max(0.02, 0.6 * step) * Math.sin(1e4 * t); // steps that are seen
                points.add(new Point(t, step * Math.round((power.applyAsDouble(t) + noise) / step)));
            }
            return new Track(new EnergyTrack.Power(points, 0.001, step), 0);
        }
    }
}
