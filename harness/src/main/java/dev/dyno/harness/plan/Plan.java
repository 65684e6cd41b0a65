package dev.dyno.harness.plan;

import dev.dyno.results.record.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Every trial of a run, in the order in which each device runs them.
 *
 * @param seed what the order follows from
 * @param rounds how many; a sequential design has the trials of every round that may be run, and may end before
 * @param devices names of the devices
 * @param candidates names of the candidates, the baseline among them
 * @param trials all trials; those of one device stand in its order of running
 */
public record Plan(long seed, Rounds rounds, List<String> devices, List<String> candidates, List<PlannedTrial> trials) {

    public Plan {
        devices = List.copyOf(devices);
        candidates = List.copyOf(candidates);
        trials = List.copyOf(trials);
    }

    /**
     * The plan for the given names. Every device has its own order, so that no two share the same accidents.
     *
     * @throws IllegalArgumentException if there is no device or a name occurs twice
     */
    public static Plan of(List<String> devices, List<String> candidates, Rounds rounds, long seed) {
        requireDistinct(devices);
        requireDistinct(candidates);
        // java.util.Random's sequence is part of its specification: a plan does not change with the JDK.
        Random seeds = new Random(seed);
        List<PlannedTrial> trials = new ArrayList<>();
        for (String device : devices) {
            List<List<String>> orders = RoundOrder.of(candidates, rounds.planned(), new Random(seeds.nextLong()));
            for (int round = 0; round < rounds.planned(); round++) {
                List<String> order = orders.get(round);
                for (int position = 0; position < order.size(); position++) {
                    trials.add(new PlannedTrial(round + 1, position + 1, device, order.get(position)));
                }
            }
        }
        return new Plan(seed, rounds, devices, candidates, trials);
    }

    /** The trials of one device, in its order. */
    public List<PlannedTrial> trialsOn(String device) {
        return trials.stream().filter(trial -> trial.device().equals(device)).toList();
    }

    private static void requireDistinct(List<String> names) {
        if (names.isEmpty() || names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("a plan names each of its devices and candidates once: " + names);
        }
    }
}
