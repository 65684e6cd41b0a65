package dev.dyno.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.record.Rounds;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanTest {
    private static final List<String> ARMS = List.of("base", "int8", "pruned");

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_round_runs_every_candidate_once(long seed) {
        Plan plan = Plan.of(List.of("a", "b"), ARMS, Rounds.fixed(5), seed);

        assertThat(plan.trials()).hasSize(2 * 3 * 5);
        for (String device : plan.devices()) {
            for (int round = 1; round <= 5; round++) {
                assertThat(order(plan, device, round)).containsExactlyInAnyOrderElementsOf(ARMS);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void over_every_two_rounds_each_candidate_runs_once_before_and_once_after_each_other(long seed) {
        Plan plan = Plan.of(List.of("a"), ARMS, Rounds.fixed(6), seed);

        for (String left : ARMS) {
            for (String right : ARMS.subList(ARMS.indexOf(left) + 1, ARMS.size())) {
                long before = IntStream.rangeClosed(1, 6)
                        .mapToObj(round -> order(plan, "a", round))
                        .filter(order -> order.indexOf(left) < order.indexOf(right))
                        .count();
                assertThat(before).as("%s before %s", left, right).isEqualTo(3);
            }
        }
    }

    @Test
    void the_same_seed_gives_the_same_plan_and_another_seed_another() {
        Plan plan = Plan.of(List.of("a"), ARMS, Rounds.fixed(8), 42);

        assertThat(Plan.of(List.of("a"), ARMS, Rounds.fixed(8), 42)).isEqualTo(plan);
        assertThat(Plan.of(List.of("a"), ARMS, Rounds.fixed(8), 43)).isNotEqualTo(plan);
    }

    @Test
    void first_orders_are_spread_evenly_over_seeds_and_devices() {
        List<String> devices = IntStream.range(0, 10).mapToObj(i -> "d" + i).toList();
        long baseFirst = seeds().boxed()
                .flatMap(seed -> devices.stream()
                        .map(device -> order(Plan.of(devices, ARMS, Rounds.fixed(1), seed), device, 1)
                                .get(0)))
                .filter("base"::equals)
                .count();

        // 500 fair draws of one in three: 4 standard deviations are 42.
        assertThat(baseFirst).isBetween(167L - 42, 167L + 42);
    }

    @Test
    void trial_ids_are_unique_file_names_that_sort_in_the_order_of_running() {
        Plan plan = Plan.of(List.of("a"), ARMS, Rounds.fixed(12), 7);
        List<String> ids = plan.trials().stream().map(PlannedTrial::id).toList();

        assertThat(ids).doesNotHaveDuplicates().isSorted();
        assertThat(ids).allMatch(id -> id.matches("[A-Za-z0-9._-]+"));
    }

    @Test
    void a_sequential_plan_has_the_rounds_of_its_confirmation_and_begins_as_a_fixed_one() {
        Plan plan = Plan.of(List.of("a"), ARMS, new Rounds(3, 9), 42);

        assertThat(plan.trials()).hasSize(18 * ARMS.size());
        assertThat(plan.trials().subList(0, 8 * ARMS.size()))
                .isEqualTo(Plan.of(List.of("a"), ARMS, Rounds.fixed(8), 42).trials());
    }

    @Test
    void a_plan_without_devices_or_with_a_name_twice_is_refused() {
        assertThatThrownBy(() -> Plan.of(List.of(), ARMS, Rounds.fixed(1), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Plan.of(List.of("a", "a"), ARMS, Rounds.fixed(1), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> order(Plan plan, String device, int round) {
        return plan.trialsOn(device).stream()
                .filter(trial -> trial.round() == round)
                .map(PlannedTrial::candidate)
                .toList();
    }
}
