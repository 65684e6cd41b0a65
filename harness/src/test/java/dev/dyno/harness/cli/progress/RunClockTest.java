package dev.dyno.harness.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.plan.DeviceTime;
import dev.dyno.harness.plan.Plan;
import dev.dyno.harness.run.Trials;
import dev.dyno.results.record.Rounds;
import dev.dyno.results.record.TrialRecord;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunClockTest {
    private static final DeviceTime TIME = new DeviceTime(Duration.ofSeconds(100), Duration.ofSeconds(1000));

    private long nanos = 5_000_000_000L;
    private final RunClock clock = new RunClock(() -> nanos, TIME);

    @Test
    void before_the_first_trial_has_ended_the_plans_guess_runs_down_to_zero_and_not_below() {
        clock.plan(plan(1, 5), List.of());
        assertThat(clock.left()).hasSeconds(100);

        pass(30);
        assertThat(clock.left()).hasSeconds(70);

        pass(500);
        assertThat(clock.left()).isZero();
    }

    @Test
    void devices_run_side_by_side_so_the_slowest_decides() {
        clock.plan(plan(3, 5), List.of());
        assertThat(clock.left()).hasSeconds(100);

        pass(8);
        clock.tick("a");
        clock.tick("a");
        clock.tick("b");
        clock.tick("c");
        clock.tick("c");

        assertThat(clock.count()).isEqualTo("5/30");
        assertThat(clock.count("b")).isEqualTo("1/10");
        assertThat(clock.left()).hasSeconds(72);
    }

    @Test
    void a_device_that_is_lost_is_not_waited_for() {
        Plan plan = plan(2, 5);
        clock.plan(plan, List.of());
        pass(8);
        clock.tick("a");
        clock.tick("a");

        clock.drop(plan.trialsOn("b"));

        assertThat(clock.done("b")).isTrue();
        assertThat(clock.done("a")).isFalse();
        assertThat(clock.count()).isEqualTo("2/10");
        assertThat(clock.left()).hasSeconds(32);
    }

    @Test
    void afterwards_it_is_the_mean_trial_times_the_trials_to_do() {
        clock.plan(plan(1, 5), List.of());
        pass(8);
        clock.tick("a");
        clock.tick("a");

        assertThat(clock.count()).isEqualTo("2/10");
        assertThat(clock.left()).hasSeconds(32);
    }

    @Test
    void trials_done_before_a_resume_neither_took_time_nor_take_any() {
        clock.plan(plan(1, 5), done(6));
        assertThat(clock.left()).hasSeconds(40);

        pass(4);
        clock.tick("a");

        assertThat(clock.count()).isEqualTo("7/10");
        assertThat(clock.share()).isEqualTo(0.7);
        assertThat(clock.left()).hasSeconds(12);
    }

    @Test
    void what_is_dropped_is_neither_waited_for_nor_counted() {
        Plan plan = plan(1, 5);
        clock.plan(plan, List.of());
        pass(8);
        clock.tick("a");
        clock.tick("a");

        clock.drop(plan.trials().subList(6, 10));

        assertThat(clock.count()).isEqualTo("2/6");
        assertThat(clock.left()).hasSeconds(16);
    }

    @Test
    void rounds_that_may_end_early_count_as_expected_then_at_most_and_once_settled_exactly() {
        Plan plan = Plan.of(List.of("a"), List.of("fp32", "int8"), new Rounds(3, 26), 1);
        clock.plan(plan, done(23));
        assertThat(clock.count()).isEqualTo("23/~24");

        pass(4);
        clock.tick("a");
        assertThat(clock.count()).isEqualTo("24/at most 104");
        assertThat(clock.leftText()).isEqualTo("at most 5 min 20 s left");

        clock.drop(plan.trials().subList(24, 104));
        assertThat(clock.count()).isEqualTo("24/24");
        assertThat(clock.share()).isEqualTo(1);
        assertThat(clock.leftText()).isEqualTo("0 s left");
    }

    @Test
    void what_is_settled_early_shortens_what_is_expected() {
        Plan plan = Plan.of(List.of("a"), List.of("fp32", "int8"), new Rounds(3, 26), 1);
        clock.plan(plan, List.of());
        clock.drop(plan.trials().stream()
                .filter(trial -> trial.round() > 3 && trial.candidate().equals("int8"))
                .toList());

        assertThat(clock.count()).isEqualTo("0/~15");
    }

    @Test
    void time_starts_with_the_clock_and_not_with_the_machine() {
        assertThat(clock.elapsed()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "499, 0 s",
        "500, 1 s",
        "59499, 59 s",
        "59500, 1 min 00 s",
        "125000, 2 min 05 s",
        "3599499, 59 min 59 s",
        "3599500, 1 h 00 min",
        "3720000, 1 h 02 min"
    })
    void times_are_rounded_before_they_are_split(long millis, String text) {
        assertThat(RunClock.text(Duration.ofMillis(millis))).isEqualTo(text);
    }

    private static List<TrialRecord> done(int trials) {
        return Collections.nCopies(trials, Trials.completed("a", 1, "int8"));
    }

    private static Plan plan(int devices, int rounds) {
        return Plan.of(List.of("a", "b", "c").subList(0, devices), List.of("fp32", "int8"), Rounds.fixed(rounds), 1);
    }

    private void pass(long seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }
}
