package dev.dyno.scenarios;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.record.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A user's wish: which candidates to measure against which baseline, where, under which load, and what must hold.
 *
 * @param name short, safe as part of a file name
 * @param description for people; may be empty
 * @param candidates the baseline first, then the others in the file's order; at least two
 * @param baseline the name of the reference candidate
 * @param inputs what the models are fed
 * @param accuracy labelled inputs; null if accuracy is not asked for
 * @param warmUp when the warm-up ends
 * @param load how inferences follow each other
 * @param rounds how often every candidate is measured, each time in a fresh process
 * @param trialTimeLimit after which a trial is ended by force
 * @param telemetryInterval time between two readings of the telemetry; zero turns it off
 * @param conditions what a device must be like for a trial to count
 * @param energy how well energy is to be measured, where a metric of energy or power is among the metrics
 * @param metrics what to report, in table order; every metric of the gate is among them
 * @param gate what must hold
 * @param devices which devices of the lab
 * @param resolved the scenario as YAML with every default, variable and path filled in and secrets left as variables; it
 *     is saved with the run and loads again to an equal scenario
 */
public record Scenario(
        String name,
        String description,
        List<Candidate> candidates,
        String baseline,
        Inputs inputs,
        @Nullable AccuracySet accuracy,
        WarmUp warmUp,
        LoadPattern load,
        Rounds rounds,
        Duration trialTimeLimit,
        Duration telemetryInterval,
        ConditionRules conditions,
        EnergyRules energy,
        List<Metric> metrics,
        Gate gate,
        DeviceSelector devices,
        String resolved) {

    public Scenario {
        candidates = List.copyOf(candidates);
        metrics = List.copyOf(metrics);
        Objects.requireNonNull(gate, "gate");
        if (candidates.size() < 2 || !candidates.get(0).name().equals(baseline)) {
            throw new IllegalArgumentException("a scenario has its baseline first and at least one other candidate");
        }
        Objects.requireNonNull(rounds, "rounds");
        Objects.requireNonNull(conditions, "conditions");
    }

    /** Whether a metric of energy or power is asked for. */
    public boolean asksForEnergy() {
        return asksForEnergy(metrics);
    }

    /** Whether a metric of energy or power is among these. */
    public static boolean asksForEnergy(List<Metric> metrics) {
        return metrics.stream()
                .map(Metric::name)
                .anyMatch(name -> name.startsWith("energy.") || name.startsWith("power."));
    }

    /** Whether a start is asked for that is not the cold one, which every trial has. */
    public boolean asksForStarts() {
        return metrics.stream()
                .map(Metric::name)
                .anyMatch(name -> name.startsWith("warm_start.") || name.startsWith("cached_start."));
    }

    /** The same scenario with another number of rounds. */
    public Scenario withRounds(Rounds others) {
        return new Scenario(
                name,
                description,
                candidates,
                baseline,
                inputs,
                accuracy,
                warmUp,
                load,
                others,
                trialTimeLimit,
                telemetryInterval,
                conditions,
                energy,
                metrics,
                gate,
                devices,
                resolved);
    }

    /** The same scenario for other devices. */
    public Scenario withDevices(DeviceSelector others) {
        return new Scenario(
                name,
                description,
                candidates,
                baseline,
                inputs,
                accuracy,
                warmUp,
                load,
                rounds,
                trialTimeLimit,
                telemetryInterval,
                conditions,
                energy,
                metrics,
                gate,
                others,
                resolved);
    }
}
