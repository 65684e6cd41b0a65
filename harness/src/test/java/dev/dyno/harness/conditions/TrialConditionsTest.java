package dev.dyno.harness.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.conditions.TrialConditions.Outcome;
import dev.dyno.harness.probe.Reading;
import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.simulated.Behaviour;
import dev.dyno.harness.simulated.SimulatedLab;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.results.metric.Provenance.Kind;
import dev.dyno.results.metric.Quantity;
import dev.dyno.results.metric.Unit;
import dev.dyno.scenarios.ConditionRules;
import dev.dyno.scenarios.ConditionRules.Policy;
import dev.dyno.scenarios.Lab;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialConditionsTest {
    private static final Behaviour QUIET = (device, trial) -> Duration.ZERO;
    private static final OptionalDouble NONE = OptionalDouble.empty();

    private final DeviceSession session = new SimulatedLab(QUIET)
            .open(new Lab.Entry("phone", "simulated", Map.of()))
            .session();
    private final Map<String, Reading> device = new TreeMap<>();
    private long nanos = 1;

    @Test
    void a_device_that_tells_nothing_is_measured_where_nothing_is_asked() {
        TrialConditions conditions = conditions(ConditionRules.DEFAULT);

        begin(conditions);
        Outcome outcome = conditions.after(session, true);

        assertThat(outcome.reasons()).isEmpty();
        assertThat(outcome.facts())
                .containsEntry("conditions.before.temperature", "unknown")
                .containsEntry("conditions.after.throttling", "unknown")
                .containsEntry("conditions.waited", "0 s");
    }

    @ParameterizedTest
    @CsvSource({
        "max-temperature, its temperature",
        "max-slope, its temperature",
        "min-battery, the charge of its battery",
        "charging, whether it is being charged",
        "throttle, whether it throttles",
        "awake, whether its screen is awake",
    })
    void what_is_asked_and_not_told_is_refused_and_soon_for_good(String key, String what) {
        TrialConditions conditions = conditions(asking(key));
        conditions.next();
        for (int look = 1; look <= 2; look++) {
            conditions.look(session);
            assertThatThrownBy(() -> conditions.require("phone"))
                    .isInstanceOf(TransientDeviceException.class)
                    .hasMessageContaining("it does not tell " + what + "; remove conditions." + key);
        }
        conditions.look(session);

        assertThatThrownBy(() -> conditions.require("phone")).isInstanceOf(PermanentDeviceException.class);
    }

    @Test
    void a_warm_device_is_waited_for_and_the_record_says_how_long() {
        TrialConditions conditions = conditions(asking("max-temperature"));
        conditions.next();
        celsius(47.5);
        conditions.look(session);
        assertThatThrownBy(() -> conditions.require("phone"))
                .isInstanceOf(TransientDeviceException.class)
                .hasMessageContaining("it has 47.5 C, more than the 40.0 C of conditions.max-temperature");

        later(90);
        celsius(39.5);
        conditions.look(session);
        conditions.require("phone");
        later(30);
        celsius(44);

        assertThat(conditions.after(session, true).facts())
                .containsEntry("conditions.waited", "90 s")
                .containsEntry("conditions.waited.from", "47.5 C")
                .containsEntry("conditions.waited.to", "39.5 C")
                .containsEntry("conditions.before.temperature", "39.5 C")
                .containsEntry("conditions.after.temperature", "44.0 C");
    }

    @Test
    void a_temperature_that_still_falls_is_waited_for_until_it_is_steady() {
        TrialConditions conditions = conditions(asking("max-slope"));
        conditions.next();
        int looks = 0;
        for (double celsius = 40; ; celsius = 30 + (celsius - 30) * 0.8) {
            celsius(celsius);
            conditions.look(session);
            looks++;
            try {
                conditions.require("phone");
                break;
            } catch (TransientDeviceException e) {
                later(10);
            }
        }

        // 10 C above its end it falls by 12 C/min at first; at 0.5 C/min it is about 0.4 C above.
        assertThat(looks).isBetween(12, 25);
    }

    @Test
    void throttling_before_a_trial_is_waited_for_and_after_it_voids_the_trial() {
        TrialConditions conditions = conditions(ConditionRules.DEFAULT);
        conditions.next();
        state("thermal.status", "moderate");
        conditions.look(session);
        assertThatThrownBy(() -> conditions.require("phone"))
                .hasMessageContaining("it throttles (thermal status moderate)");
        state("thermal.status", "none");
        conditions.look(session);
        conditions.require("phone");
        state("thermal.status", "light");

        assertThat(conditions.after(session, true).reasons())
                .containsExactly("the device throttled: thermal status light");
    }

    @Test
    void a_lowered_limit_of_the_clocks_is_throttling_then_and_before_the_next_trial() {
        TrialConditions conditions = conditions(ConditionRules.DEFAULT);
        cap("policy4", 2.4e9);
        begin(conditions);
        cap("policy4", 1.8e9);

        assertThat(conditions.after(session, true).reasons())
                .containsExactly("the device throttled: policy4 may run at 1800 MHz instead of 2400 MHz");
        conditions.next();
        conditions.look(session);
        assertThatThrownBy(() -> conditions.require("phone"))
                .isInstanceOf(TransientDeviceException.class)
                .hasMessageContaining("policy4 may run at 1800 MHz instead of 2400 MHz");
    }

    @Test
    void throttling_that_came_and_went_is_told_by_what_counts_it() {
        TrialConditions conditions = conditions(ConditionRules.DEFAULT);
        number("cpu.throttle_count.core", 4, Unit.COUNT);
        state("raspberry.throttled", "never");
        begin(conditions);
        number("cpu.throttle_count.core", 7, Unit.COUNT);
        state("raspberry.throttled", "under-voltage since boot");

        assertThat(conditions.after(session, true).reasons())
                .containsExactly("the device throttled: the firmware went from 'never' to 'under-voltage since boot';"
                        + " the core was slowed down 3 times");
    }

    @Test
    void throttling_is_recorded_only_where_the_scenario_allows_it() {
        TrialConditions conditions = conditions(rules(NONE, NONE, Policy.USUAL, Policy.ALLOW));
        state("thermal.status", "severe");
        begin(conditions);

        Outcome outcome = conditions.after(session, true);

        assertThat(outcome.reasons()).isEmpty();
        assertThat(outcome.facts()).containsEntry("conditions.before.throttling", "thermal status severe");
    }

    @Test
    void throttling_under_a_load_that_is_to_throttle_is_no_reason_unless_asked_for() {
        TrialNeeds sustained = new TrialNeeds(false, true);
        for (Policy policy : List.of(Policy.USUAL, Policy.REFUSE)) {
            state("thermal.status", "none");
            TrialConditions conditions = new TrialConditions(
                    rules(NONE, NONE, Policy.USUAL, policy),
                    sustained,
                    any -> List.copyOf(device.values()),
                    () -> nanos);
            begin(conditions);
            state("thermal.status", "light");

            assertThat(conditions.after(session, true).reasons()).hasSize(policy == Policy.USUAL ? 0 : 1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "screen.wakefulness, awake, dozing, the screen went from awake to dozing",
        "cpu.policy0.governor, performance, schedutil, the frequency governor changed from performance to schedutil",
    })
    void what_must_not_change_meanwhile_voids_the_trial(String name, String before, String after, String reason) {
        TrialConditions conditions = conditions(ConditionRules.DEFAULT);
        state(name, before);
        begin(conditions);
        state(name, after);

        assertThat(conditions.after(session, true).reasons()).containsExactly(reason);
    }

    @Test
    void a_device_that_stops_telling_whether_it_throttles_loses_the_trial() {
        TrialConditions conditions = conditions(ConditionRules.DEFAULT);
        state("thermal.status", "none");
        begin(conditions);
        device.clear();

        assertThat(conditions.after(session, true).reasons())
                .containsExactly("whether it throttled is not known: the device does not tell any more");
    }

    @Test
    void plugging_in_matters_where_energy_is_measured() {
        for (boolean energy : List.of(true, false)) {
            TrialConditions conditions = new TrialConditions(
                    ConditionRules.DEFAULT,
                    new TrialNeeds(energy, false),
                    any -> List.copyOf(device.values()),
                    () -> nanos);
            state("battery.status", "discharging");
            begin(conditions);
            state("battery.status", "charging");

            assertThat(conditions.after(session, true).reasons())
                    .isEqualTo(energy ? List.of("the battery went from discharging to charging") : List.of());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1000.25, 50.5, 1060.75, 111.0, ''",
        "1000.25, 50.5, 1061.75, 111.0, the device's clock was set by +1.0 s",
        "1000.25, 50.5, 0.5, 111.0, the device's clock was set by -1060.3 s",
        "1000, 50.5, 1063, 111.0, the device's clock was set by +2.5 s",
        "1000, 50.5, 1061, 111.0, ''",
        "1000.25, 50.5, 1060.75, 3.0, the device was restarted",
    })
    void a_clock_that_was_set_voids_the_trial(double wall, double up, double wallAfter, double upAfter, String reason) {
        TrialConditions conditions = conditions(ConditionRules.DEFAULT);
        clock(wall, up);
        begin(conditions);
        clock(wallAfter, upAfter);

        List<String> reasons = conditions.after(session, true).reasons();

        assertThat(String.join("", reasons)).isEqualTo(reason);
    }

    @Test
    void of_a_trial_that_an_earlier_process_began_the_conditions_before_are_unknown() {
        device.clear();
        TrialConditions usual = conditions(ConditionRules.DEFAULT);
        begin(usual);
        assertThat(usual.after(session, false).reasons()).isEmpty();
        assertThat(usual.after(session, false).facts().get("conditions.before")).startsWith("unknown: ");

        celsius(30);
        TrialConditions asked = conditions(asking("max-temperature"));
        begin(asked);
        assertThat(asked.after(session, false).reasons())
                .containsExactly("the device's conditions before it are not known: it was started by an earlier process"
                        + " of the harness");
    }

    private void begin(TrialConditions conditions) {
        conditions.next();
        conditions.look(session);
        conditions.require("phone");
    }

    private TrialConditions conditions(ConditionRules rules) {
        return new TrialConditions(
                rules, new TrialNeeds(false, false), any -> List.copyOf(device.values()), () -> nanos);
    }

    private static ConditionRules asking(String key) {
        return switch (key) {
            case "max-temperature" -> rules(OptionalDouble.of(40), NONE, Policy.USUAL, Policy.USUAL);
            case "max-slope" -> rules(NONE, OptionalDouble.of(0.5 / 60), Policy.USUAL, Policy.USUAL);
            case "charging" -> rules(NONE, NONE, Policy.REFUSE, Policy.USUAL);
            case "throttle" -> rules(NONE, NONE, Policy.USUAL, Policy.REFUSE);
            default ->
                new ConditionRules(
                        NONE,
                        NONE,
                        NONE,
                        key.equals("min-battery") ? OptionalDouble.of(0.3) : NONE,
                        Policy.USUAL,
                        Policy.USUAL,
                        key.equals("awake"),
                        Duration.ofMinutes(1));
        };
    }

    private static ConditionRules rules(
            OptionalDouble celsius, OptionalDouble slope, Policy charging, Policy throttle) {
        return new ConditionRules(celsius, slope, NONE, NONE, charging, throttle, false, Duration.ofMinutes(1));
    }

    private void later(double seconds) {
        nanos += Math.round(seconds * 1e9);
    }

    private void celsius(double celsius) {
        number("temperature.cpu", celsius, Unit.CELSIUS);
    }

    private void cap(String policy, double hertz) {
        number("cpu." + policy + ".frequency_cap", hertz, Unit.HERTZ);
    }

    private void clock(double wall, double uptime) {
        number("clock.wall", wall, Unit.SECOND);
        number("clock.uptime", uptime, Unit.SECOND);
    }

    private void number(String name, double value, Unit unit) {
        put(name, new Value.Amount(new Quantity(value, unit), Kind.GAUGE));
    }

    private void state(String name, String word) {
        put(name, new Value.State(word, Kind.GAUGE));
    }

    private void put(String name, Value value) {
        device.put(name, new Reading(name, value, "made up", Duration.ofSeconds(1)));
    }
}
