package dev.dyno.reports.noise;

import dev.dyno.reports.gate.Sentences;
import dev.dyno.reports.statistics.SequentialDesign;
import dev.dyno.reports.statistics.SequentialTest;
import dev.dyno.reports.statistics.SequentialTest.Zone;
import dev.dyno.reports.statistics.SignedRank;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.record.NoiseFloor;
import dev.dyno.results.record.NoiseFloor.MetricNoise;
import dev.dyno.results.record.Rounds;
import dev.dyno.scenarios.Gate;
import dev.dyno.scenarios.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What is known of a scenario's gate before it is measured.
 *
 * @param rounds that will be run
 * @param gate of the scenario
 */
public record Foresight(Rounds rounds, Gate gate) {
    private static final int RUNS = 400;

    /** What is known of a scenario. */
    public static Foresight of(Scenario scenario) {
        return new Foresight(scenario.rounds(), scenario.gate());
    }

    /** Why a gate on this scenario can never pass, whatever is measured; empty if it can. */
    public Optional<String> tooFewRounds() {
        boolean bounded = Stream.concat(
                        gate.limits().stream().map(Gate.Limit::metric),
                        gate.budgets().stream().map(Gate.Budget::metric))
                .anyMatch(metric -> metric.kind() == Metric.Kind.MEASURED);
        double confidence = gate.confidence();
        return bounded && sensitivity().tooFewRounds()
                ? Optional.of(rounds.words() + (rounds.atMost() == 1 ? " decides" : " decide") + " nothing: a "
                        + Sentences.percent(confidence)
                        + " interval needs at least " + SignedRank.fewest(confidence)
                        + "; give 'rounds' at least that, or leave it out and let the run end when it is decided")
                : Optional.empty();
    }

    /** One sentence per limit that asks for less than the device can tell from its noise in the planned rounds. */
    public List<String> tooTight(NoiseFloor noise) {
        List<String> sentences = new ArrayList<>();
        for (Gate.Limit limit : gate.limits()) {
            noise.of(limit.metric().name())
                    .flatMap(known -> tooTight(limit, known))
                    .ifPresent(sentences::add);
        }
        return sentences;
    }

    private Optional<String> tooTight(Gate.Limit limit, MetricNoise noise) {
        OptionalDouble detectable = sensitivity().detectable(noise, limit.metric());
        if (limit.metric().kind() == Metric.Kind.EXACT
                || detectable.isEmpty()
                || detectable.getAsDouble() <= limit.worsening()) {
            return Optional.empty();
        }
        OptionalInt enough = sensitivity().enough(noise, limit.metric(), limit.worsening());
        String cure = enough.isPresent()
                ? (rounds.fixed() ? "about " : "'at-most' of about ") + enough.getAsInt() + " rounds would do"
                : "no number of rounds up to 1000 would do; quieten the device or widen the limit";
        return Optional.of(limit.metric().name() + ": " + Sentences.limitWords(limit.worsening(), limit.metric())
                + ", but with " + rounds.words() + " the smallest change that this device can show is "
                + Sentences.percent(detectable.getAsDouble()) + "; " + cure);
    }

    /**
     * How many rounds a candidate that changes nothing will take on average, by simulation of normal noise.
     *
     * @return empty if the number is fixed, or the noise of none of the limits is known
     */
    public OptionalDouble expectedRounds(NoiseFloor noise) {
        List<Gate.Limit> known = gate.limits().stream()
                .filter(limit -> noise.of(limit.metric().name()).isPresent())
                .toList();
        if (rounds.fixed() || known.isEmpty()) {
            return OptionalDouble.empty();
        }
        SequentialDesign design = sensitivity().design();
        Random random = new Random(1);
        long sum = 0;
        for (int run = 0; run < RUNS; run++) {
            int longest = 0;
            for (Gate.Limit limit : known) {
                longest = Math.max(longest, taken(design, limit, noise, random));
            }
            sum += longest;
        }
        return OptionalDouble.of((double) sum / RUNS);
    }

    private static int taken(SequentialDesign design, Gate.Limit limit, NoiseFloor noise, Random random) {
        double spread = noise.of(limit.metric().name()).orElseThrow().spread();
        double[] harms = new double[design.most()];
        for (int i = 0; i < harms.length; i++) {
            harms[i] = spread * random.nextGaussian();
        }
        double harm = Sensitivity.harm(limit.worsening(), limit.metric().better());
        return SequentialTest.replay(harms, new Zone(0, harm), design, spread).used();
    }

    private Sensitivity sensitivity() {
        return new Sensitivity(rounds, gate.confidence());
    }
}
