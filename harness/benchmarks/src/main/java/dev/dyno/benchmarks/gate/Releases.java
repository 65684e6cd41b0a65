package dev.dyno.benchmarks.gate;

import dev.dyno.reports.statistics.SequentialDesign;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whole releases of a build that is the same as the baseline: 10 devices, each with another kind of noise, by 6 metrics. A release is
 * blocked when one of its 60 cells fails. All rules judge the same releases, the gate first.
 *
 * @param study where the randomness comes from
 * @param others rules beside the gate; they know no limits
 */
record Releases(Study study, List<Rule> others) {
    static final int RELEASES = 1_000;
    /** Keeps these draws apart from those of the cells. */
    private static final long KIND = -1;

    /**
     * A metric of the scenario.
     *
     * @param limit in per cent
     * @param spread of a pair, in per cent: half the limit, as on a device that is fit for its scenario
     */
    private record Metric(double limit, double spread) {
        Rule gate() {
            return new GateRule("Dyno's gate", SequentialDesign.of(3, 26), Math.log1p(limit / 100));
        }
    }

    /** p50, p90, p99, cold start, memory, energy. */
    private static final List<Metric> METRICS = List.of(
            new Metric(2, 1),
            new Metric(4, 2),
            new Metric(10, 5),
            new Metric(5, 2.5),
            new Metric(1, 0.5),
            new Metric(4, 2));

    /** How the releases of one rule ended: with a failed cell, else with an undecided one; and the rounds of all devices. */
    record Result(long blocked, long undecided, double rounds) {
        private Result plus(Result other) {
            return new Result(blocked + other.blocked, undecided + other.undecided, rounds + other.rounds);
        }

        Share blockedShare() {
            return new Share(blocked, RELEASES);
        }

        Share undecidedShare() {
            return new Share(undecided, RELEASES);
        }

        double roundsPerDevice() {
            return rounds / RELEASES / Family.values().length;
        }
    }

    /** One result per rule. */
    List<Result> run() {
        return IntStream.range(0, RELEASES)
                .parallel()
                .mapToObj(this::release)
                .reduce((a, b) -> IntStream.range(0, a.size())
                        .mapToObj(i -> a.get(i).plus(b.get(i)))
                        .toList())
                .orElseThrow();
    }

    private List<Result> release(int number) {
        SplittableRandom random = study.random(KIND, number);
        Progress[] progress = new Progress[others.size() + 1];
        Arrays.setAll(progress, i -> new Progress());
        for (Family family : Family.values()) {
            for (Metric metric : METRICS) {
                PairData data = new Simulator(family, metric.spread() / 100).draw(random);
                List<Rule> rules =
                        Stream.concat(Stream.of(metric.gate()), others.stream()).toList();
                for (int i = 0; i < progress.length; i++) {
                    progress[i].add(rules.get(i).judge(data, 0, random));
                }
            }
            Arrays.stream(progress).forEach(Progress::endDevice);
        }
        return Arrays.stream(progress).map(Progress::result).toList();
    }

    /** One release under one rule. A device measures until the last of its metrics is decided. */
    private static final class Progress {
        private boolean failed;
        private boolean undecided;
        private double longest;
        private double rounds;

        void add(Rule.Outcome outcome) {
            failed |= outcome.answer() == Rule.Answer.FAIL;
            undecided |= outcome.answer() == Rule.Answer.INCONCLUSIVE;
            longest = Math.max(longest, outcome.rounds());
        }

        void endDevice() {
            rounds += longest;
            longest = 0;
        }

        Result result() {
            return new Result(failed ? 1 : 0, undecided && !failed ? 1 : 0, rounds);
        }
    }
}
