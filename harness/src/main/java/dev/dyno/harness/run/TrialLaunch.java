package dev.dyno.harness.run;

import dev.dyno.harness.device.AgentLauncher;
import dev.dyno.harness.device.BlobStore;
import dev.dyno.harness.device.FileDigests;
import dev.dyno.harness.device.RunningTrial;
import dev.dyno.harness.lab.DeviceUse;
import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.scenarios.Candidate;
import dev.dyno.scenarios.Scenario;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings to one device what its trials need, and starts them there. */
final class TrialLaunch {
    private final DeviceUse use;
    private final Scenario scenario;
    private final String runId;
    private final StopSignal stop;
    private final DeviceEnergy energy;
    private final AgentLauncher launcher;
    private final Deployment deployment;
    private final AgentCommands agents;
    private @Nullable DeployedFiles files;

    TrialLaunch(
            RunTools tools,
            DeviceUse use,
            Scenario scenario,
            String runId,
            BlobStore blobs,
            FileDigests digests,
            DeviceEnergy energy,
            RunListener listener,
            StopSignal stop) {
        this.use = use;
        this.scenario = scenario;
        this.runId = runId;
        this.stop = stop;
        this.energy = energy;
        this.launcher = new AgentLauncher(blobs, tools.agent(), tools.nanoTime());
        this.deployment = new Deployment(blobs, listener);
        this.agents = new AgentCommands(tools, use, blobs, digests, listener);
    }

    /** A trial of that name which was started before and not collected. */
    Optional<RunningTrial> found(PlannedTrial trial) {
        return launcher.reattach(use.session(), runId, trial.id());
    }

    /** Deploys what is not there and starts a trial. */
    RunningTrial start(PlannedTrial trial) {
        Candidate candidate = scenario.candidates().stream()
                .filter(other -> other.name().equals(trial.candidate()))
                .findFirst()
                .orElseThrow();
        if (files == null) {
            files = stop.heeding(() -> deployment.deploy(use.session(), scenario));
        }
        DeployedFiles there = files;
        List<String> command =
                stop.heeding(() -> agents.of(candidate.runtime(), runId, trial.id(), there.readFor(candidate.name())));
        DeviceEnergy.Asked asked = stop.heeding(() -> energy.asked(use.session()));
        return launcher.launch(
                use.session(),
                command,
                runId,
                TrialSpecs.of(trial.id(), trial.round(), scenario, candidate, there, agents::java, asked));
    }

    /**
     * The same trial after the device has come back.
     *
     * @throws PermanentDeviceException if it is gone with all that it had measured
     */
    RunningTrial again(RunningTrial lost) {
        return launcher.reattach(use.session(), lost)
                .orElseThrow(
                        () -> new PermanentDeviceException(
                                Details.of(
                                        use.entry().name(),
                                        "the device was lost and came back without the trial: it was restarted, or the trial was killed")));
    }

    /** A device that was lost may have lost what was brought to it: the next start looks again. */
    void forget() {
        files = null;
        agents.forget();
    }
}
