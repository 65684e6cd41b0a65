package dev.dyno.harness.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The order of candidates in each round: random, and balanced so that drift of the device favours nobody. Rounds come in
 * twos, a random permutation and its reverse; over every two rounds each candidate thus runs once before and once after
 * every other one (the AB/BA crossover design, for any number of arms).
 */
final class RoundOrder {
    private RoundOrder() {}

    /**
     * One order per round.
     *
     * @param names what to order, each name once
     * @param rounds how many rounds, at least 1
     * @param random where the permutations come from
     */
    static List<List<String>> of(List<String> names, int rounds, Random random) {
        List<List<String>> orders = new ArrayList<>();
        for (int round = 0; round < rounds; round += 2) {
            List<String> order = new ArrayList<>(names);
            for (int i = order.size() - 1; i > 0; i--) {
                Collections.swap(order, i, random.nextInt(i + 1));
            }
            orders.add(List.copyOf(order));
            Collections.reverse(order);
            orders.add(List.copyOf(order));
        }
        return orders.subList(0, rounds);
    }
}
