package dev.dyno.harness.run;

import dev.dyno.harness.conditions.TrialConditions;
import dev.dyno.harness.device.CollectedTrial;
import dev.dyno.harness.device.DeviceText;
import dev.dyno.harness.device.RunningTrial;
import dev.dyno.harness.device.TrialEnd;
import dev.dyno.harness.device.TrialLimits;
import dev.dyno.harness.foreign.ForeignTool;
import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.protocol.TrialResult;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.ProtocolException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.scenarios.LoadPattern;
import dev.dyno.scenarios.Scenario;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One trial on one device, from deployment to record, also where the device is lost on the way and comes back. */
final class TrialRun {
    private final RunTools tools;
    private final Lifeline lifeline;
    private final TrialLaunch launch;
    private final TrialStorage storage;
    private final TrialConditions conditions;
    private final DeviceEnergy energy;
    private final Scenario scenario;
    private final RunRecord run;
    private final RunListener listener;
    private final StopSignal stop;

    TrialRun(
            RunTools tools,
            Lifeline lifeline,
            TrialLaunch launch,
            TrialStorage storage,
            TrialConditions conditions,
            DeviceEnergy energy,
            Scenario scenario,
            RunRecord run,
            RunListener listener,
            StopSignal stop) {
        this.tools = tools;
        this.lifeline = lifeline;
        this.launch = launch;
        this.storage = storage;
        this.conditions = conditions;
        this.energy = energy;
        this.scenario = scenario;
        this.run = run;
        this.listener = listener;
        this.stop = stop;
    }

    /** What a trial needs of the device; the next trial that is run is this one. */
    Lifeline.Readiness readiness(PlannedTrial trial) {
        conditions.next();
        return new Lifeline.Readiness() {
            @Override
            public void look() {
                conditions.look(lifeline.use().session());
            }

            @Override
            public void require() {
                conditions.require(trial.device());
            }

            @Override
            public void waiting(String reason) {
                listener.progressed(trial, "waiting: " + reason, 0);
            }
        };
    }

    /**
     * Runs a trial, or picks it up where an earlier harness process had started it. If the device is lost it is brought back,
     * and the trial, which has gone on meanwhile, is picked up again.
     *
     * The stop signal ends it up to the moment when it has ended by itself.
     *
     * @throws DeviceException if the device fails, is given up, or the signal comes; what was started there is ended first, where
     *     it can be reached
     */
    TrialRecord run(PlannedTrial trial) {
        Attempt attempt = new Attempt(trial);
        try {
            while (true) {
                try {
                    return attempt.record();
                } catch (TransientDeviceException e) {
                    lifeline.recover(e);
                    launch.forget();
                }
            }
        } finally {
            attempt.end();
        }
    }

    /** The record of a trial that the device would not even begin. */
    TrialRecord failed(PlannedTrial trial, String message) {
        return new TrialAccount(trial, tools.clock().instant()).failed(message, 0);
    }

    /** Learns from a trial that an earlier part of the run made. */
    void recall(TrialRecord before) {
        energy.recall(before);
    }

    /** The output values of a finished trial. */
    RoundParity.Float32Outputs outputs(TrialRecord trial) {
        return storage.outputs(trial);
    }

    /** One trial, from its start to its end, however often the device is lost meanwhile. */
    private final class Attempt {
        private final PlannedTrial trial;
        private TrialAccount account;
        private final long start;
        private boolean began;
        private boolean ofEarlierProcess;
        private @Nullable RunningTrial running;
        private boolean over;

        Attempt(PlannedTrial trial) {
            this.trial = trial;
            this.account = new TrialAccount(trial, tools.clock().instant());
            this.start = tools.nanoTime().getAsLong();
        }

        TrialRecord record() {
            DeviceEnergy.Outcome outcome = outcome();
            while (outcome.again()) {
                repeat();
                outcome = outcome();
            }
            return outcome.record();
        }

        /** Its energy was too uncertain: the same again, with the longer window that its device has from now on. */
        private void repeat() {
            listener.progressed(trial, "again, in a longer window for its energy", 0);
            RunningTrial last = running;
            if (last != null) {
                last.remove();
            }
            running = null;
            over = false;
            account = new TrialAccount(trial, tools.clock().instant());
        }

        private DeviceEnergy.Outcome outcome() {
            RunningTrial followed = running == null ? begin() : launch.again(running);
            running = followed;
            TrialEnd end = stop.heeding(() -> followed.await(
                    TrialLimits.of(scenario.trialTimeLimit()),
                    beat -> listener.progressed(trial, beat.phase(), beat.iterations())));
            over = true;
            TrialConditions.Outcome outcome =
                    stop.heeding(() -> conditions.after(lifeline.use().session(), !ofEarlierProcess));
            account.conditions(outcome);
            return account(followed, end);
        }

        /** What is found at the first try was started before this process; at a later one, by a start whose answer was lost. */
        private RunningTrial begin() {
            @Nullable RunningTrial found = launch.found(trial).orElse(null);
            ofEarlierProcess |= found != null && !began;
            began = true;
            return found == null ? launch.start(trial) : found;
        }

        private DeviceEnergy.Outcome account(RunningTrial followed, TrialEnd end) {
            CollectedTrial collected;
            try {
                collected = storage.collect(followed, trial.id());
            } catch (ProtocolException e) {
                account.keep(storage.keep(trial.id()));
                return new DeviceEnergy.Outcome(account.failed(String.valueOf(e.getMessage()), seconds()), false);
            }
            double deviceSeconds = seconds();
            Map<String, String> kept = storage.keep(trial.id());
            account.keep(kept);
            Path samples = storage.file(kept, "samples");
            @Nullable TrialResult result = collected.result().orElse(null);
            TrialSamples read = TrialSamples.read(samples, result, longestLoad(), longest(deviceSeconds));
            HeatTrack heat = HeatTrack.read(storage.file(kept, "telemetry"), result == null ? null : result.window());
            CandidateRecord candidate = candidate();
            TrialEvidence.@Nullable Told told;
            try {
                told = told(candidate.runtime(), result, kept);
            } catch (ProtocolException e) {
                String message = "the output of " + candidate.runtime() + " " + e.getMessage();
                return new DeviceEnergy.Outcome(account.failed(DeviceText.clean(message), deviceSeconds), false);
            }
            if (told == null) {
                account.foreignLoad(result, scenario.conditions());
            }
            account.throttling(heat, scenario.conditions(), scenario.load());
            TrialEvidence evidence = new TrialEvidence(scenario.load(), read, heat, candidate.modelBytes(), told);
            TrialRecord record = account.of(end, collected, evidence, deviceSeconds);
            DeviceEnergy.Outcome outcome = energy.complete(
                    lifeline.use().session(),
                    record,
                    result,
                    told == null,
                    storage.file(kept, "watch"),
                    power -> storage.keepPower(trial.id(), power));
            return told == null
                    ? outcome
                    : new DeviceEnergy.Outcome(ProgramMetrics.withEnergyOfRun(outcome.record()), outcome.again());
        }

        /** What the tool said that made the inferences; null where the agent made them, or the tool came to nothing. */
        private TrialEvidence.@Nullable Told told(
                String runtime, @Nullable TrialResult result, Map<String, String> kept) {
            ForeignTool tool = ForeignTool.named(runtime).orElse(null);
            if (tool == null || result == null || !(result.outcome() instanceof TrialResult.Outcome.Completed)) {
                return null;
            }
            return new TrialEvidence.Told(
                    tool,
                    Programs.output(
                            tool,
                            storage.file(kept, "program"),
                            storage.file(kept, "program-errors"),
                            storage.file(kept, "program-results")));
        }

        /** Its windows may have been lengthened, for the sake of energy. */
        private LoadPattern longestLoad() {
            LoadPattern load = scenario.load();
            return scenario.asksForEnergy() ? load.lasting(scenario.energy().maxWindow()) : load;
        }

        /** No longer can it have measured; how long a trial took that was started before this process, nobody here knows. */
        private double longest(double deviceSeconds) {
            return ofEarlierProcess ? Double.POSITIVE_INFINITY : deviceSeconds;
        }

        private CandidateRecord candidate() {
            return run.candidates().stream()
                    .filter(other -> other.name().equals(trial.candidate()))
                    .findFirst()
                    .orElseThrow();
        }

        private double seconds() {
            return (tools.nanoTime().getAsLong() - start) * 1e-9;
        }

        /** Leaves nothing behind on the device, as far as it can be reached. */
        void end() {
            if (running != null) {
                RunningTrial last = running.by(lifeline.use().session());
                // A tool may have started others that outlive it.
                if (!over || ForeignTool.named(candidate().runtime()).isPresent()) {
                    last.kill();
                }
                last.remove();
            }
        }
    }
}
