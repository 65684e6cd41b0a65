package dev.dyno.harness.run;

import dev.dyno.harness.conditions.TrialConditions;
import dev.dyno.harness.device.CollectedTrial;
import dev.dyno.harness.device.DeviceText;
import dev.dyno.harness.device.TrialEnd;
import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.protocol.Readings;
import dev.dyno.protocol.TrialResult;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.scenarios.ConditionRules;
import dev.dyno.scenarios.LoadPattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns what came of a trial into its record: the end as the harness saw it, the agent's answer, and its samples.
 */
final class TrialAccount {
    /** Above this share of foreign load a reader should know of it before trusting a latency. */
    private static final double NOTEWORTHY_FOREIGN_SHARE = 0.2;

    /** More facts or reasons than these nobody reads, and an agent gone astray may send any number. */
    private static final int MOST_TEXTS = 100;

    private static final Pattern PLATFORM = Pattern.compile("(power_rail|thermal|battery)\\.[a-z0-9_]{1,60}");

    private final PlannedTrial trial;
    private final Instant startedAt;
    private final List<Issue> issues = new ArrayList<>();
    private final List<String> validity = new ArrayList<>();
    private Map<String, MetricValue> metrics = Map.of();
    private final Map<String, String> facts = new TreeMap<>();
    private Map<String, String> files = Map.of();

    TrialAccount(PlannedTrial trial, Instant startedAt) {
        this.trial = trial;
        this.startedAt = startedAt;
    }

    /** The record of a trial that came to nothing. */
    TrialRecord failed(String message, double deviceSeconds) {
        error(message);
        return record(TrialRecord.State.FAILED, deviceSeconds);
    }

    /** Takes note of the device's conditions before and after the trial; each trial's last outcome counts. */
    void conditions(TrialConditions.Outcome outcome) {
        facts.putAll(outcome.facts());
        validity.clear();
        validity.addAll(outcome.reasons());
    }

    /** Holds what others did on the device meanwhile against what the scenario allows. */
    void foreignLoad(@Nullable TrialResult result, ConditionRules rules) {
        if (rules.maxForeignShare().isEmpty() || result == null) {
            return;
        }
        TrialResult.Reading foreign = result.readings().get(Readings.CPU_FOREIGN_SHARE);
        double limit = rules.maxForeignShare().getAsDouble();
        if (foreign == null || foreign.unavailable() != null) {
            validity.add("how much others used of the processors is not known: remove conditions.max-foreign-share from"
                    + " the scenario to count it all the same");
        } else if (!(foreign.value() <= limit)) {
            validity.add(String.format(
                    Locale.ROOT,
                    "others used %.0f %% of the processors, more than the %.0f %% of conditions.max-foreign-share",
                    foreign.value() * 100,
                    limit * 100));
        }
    }

    /**
     * Holds against the trial that its device slowed down in the measured window, also where that was over before it ended. Under
     * a load that is to make it hot that is what is measured, unless the scenario asks for it.
     */
    void throttling(HeatTrack heat, ConditionRules rules, LoadPattern load) {
        boolean wanted = load instanceof LoadPattern.Sustained && rules.throttle() == ConditionRules.Policy.USUAL;
        if (rules.throttle() != ConditionRules.Policy.ALLOW && !wanted) {
            heat.slowed().ifPresent(how -> validity.add("the device throttled while it was measured: " + how));
        }
    }

    /** Names the files kept of the trial. */
    void keep(Map<String, String> kept) {
        files = kept;
    }

    /**
     * The record of a trial that the harness followed to its end.
     *
     * @param end how it ended
     * @param collected what was fetched of it
     * @param evidence what else is known of it
     */
    TrialRecord of(TrialEnd end, CollectedTrial collected, TrialEvidence evidence, double deviceSeconds) {
        issues.addAll(collected.issues());
        TrialResult result = collected.result().orElse(null);
        if (!(end instanceof TrialEnd.Answered) || result == null) {
            return failed(TrialEnds.describe(end), deviceSeconds);
        }
        result.facts().entrySet().stream()
                .limit(MOST_TEXTS)
                .forEach(fact -> facts.put(DeviceText.line(fact.getKey()), DeviceText.line(fact.getValue())));
        if (result.outcome() instanceof TrialResult.Outcome.Failed failure) {
            return failed(DeviceText.line(failure.phase()) + ": " + DeviceText.clean(failure.message()), deviceSeconds);
        }
        List<String> problems = evidence.samples().problems();
        if (!problems.isEmpty()) {
            return failed("its samples cannot be trusted: " + String.join("; ", problems), deviceSeconds);
        }
        result.validity().stream().limit(MOST_TEXTS).map(TrialAccount::reason).forEach(validity::add);
        TrialEvidence.Told told = evidence.tool();
        if (told == null) {
            noteWarmUp(result);
            metrics = TrialMetrics.of(result, evidence);
            noteLoad(result, evidence);
            notePlatform(result);
            noteForeignLoad(result);
        } else {
            metrics = ProgramMetrics.of(told.tool(), told.output(), result, evidence);
            told.output().facts().forEach((name, value) -> facts.put(DeviceText.line(name), DeviceText.line(value)));
        }
        return record(TrialRecord.State.COMPLETED, deviceSeconds);
    }

    /** A reason without words is a reason still: the evidence does not count. */
    private static String reason(String told) {
        String reason = DeviceText.line(told);
        return reason.isEmpty() ? "the agent says so, without a reason" : reason;
    }

    private void noteWarmUp(TrialResult result) {
        TrialResult.WarmUpOutcome warmUp = result.warmUp();
        if (warmUp == null) {
            return;
        }
        facts.put("warm-up.iterations", String.valueOf(warmUp.iterations()));
        facts.put("warm-up.seconds", String.valueOf(warmUp.nanos() * 1e-9));
        facts.put("warm-up.steady", String.valueOf(warmUp.steady()));
        if (!warmUp.steady()) {
            warning("the latency did not become steady within the warm-up's longest time: raise warm-up.max-duration");
        }
    }

    private void noteLoad(TrialResult result, TrialEvidence evidence) {
        facts.putAll(new LoadMetrics(result, evidence).facts());
        facts.putAll(new SustainedMetrics(result, evidence).facts());
        facts.putAll(Punctuality.facts(result));
        Punctuality.problem(result, evidence.samples()).ifPresent(this::warning);
        Overload.of(evidence.load(), result.window(), evidence.samples().services())
                .ifPresent(this::warning);
    }

    /** What only some platforms tell, as it is: nothing is judged by it. */
    private void notePlatform(TrialResult result) {
        result.readings().entrySet().stream()
                .filter(entry -> PLATFORM.matcher(entry.getKey()).matches())
                .filter(entry -> entry.getValue().unavailable() == null)
                .limit(MOST_TEXTS)
                .forEach(entry -> facts.put(
                        entry.getKey(),
                        entry.getValue().value() + " "
                                + DeviceText.line(entry.getValue().unit())));
    }

    private void noteForeignLoad(TrialResult result) {
        TrialResult.Reading foreign = result.readings().get(Readings.CPU_FOREIGN_SHARE);
        if (foreign != null && foreign.unavailable() == null && foreign.value() > NOTEWORTHY_FOREIGN_SHARE) {
            warning(
                    Math.round(foreign.value() * 100)
                            + " % of the processors were busy with other things while it was measured: end them, or expect noise");
        }
    }

    private void error(String message) {
        issues.add(0, new Issue(Issue.Severity.ERROR, message, trial.id()));
    }

    private void warning(String message) {
        issues.add(new Issue(Issue.Severity.WARNING, message, trial.id()));
    }

    private TrialRecord record(TrialRecord.State state, double deviceSeconds) {
        return new TrialRecord(
                trial.id(),
                trial.round(),
                trial.position(),
                trial.device(),
                trial.candidate(),
                state,
                validity,
                issues,
                metrics,
                facts,
                files,
                startedAt,
                deviceSeconds);
    }
}
