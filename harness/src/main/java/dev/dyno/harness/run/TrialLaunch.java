package dev.dyno.harness.run;

import dev.dyno.harness.device.AgentLauncher;
import dev.dyno.harness.device.BlobStore;
import dev.dyno.harness.device.DeviceJava;
import dev.dyno.harness.device.RunningTrial;
import dev.dyno.harness.lab.DeviceUse;
import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.scenarios.Candidate;
import dev.dyno.scenarios.Scenario;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings to one device what its trials need, and starts them there. */
final class TrialLaunch {
    private final RunTools tools;
    private final DeviceUse use;
    private final Scenario scenario;
    private final String runId;
    private final RunListener listener;
    private final StopSignal stop;
    private final BlobStore blobs;
    private final DeviceEnergy energy;
    private final AgentLauncher launcher;
    private final Deployment deployment;
    private final Map<String, BlobStore.Deployed> agents = new HashMap<>();
    private @Nullable DeployedFiles files;
    private @Nullable DeviceJava java;

    TrialLaunch(
            RunTools tools,
            DeviceUse use,
            Scenario scenario,
            String runId,
            BlobStore blobs,
            DeviceEnergy energy,
            RunListener listener,
            StopSignal stop) {
        this.tools = tools;
        this.use = use;
        this.scenario = scenario;
        this.runId = runId;
        this.listener = listener;
        this.stop = stop;
        this.blobs = blobs;
        this.energy = energy;
        this.launcher = new AgentLauncher(blobs, tools.agent(), tools.nanoTime());
        this.deployment = new Deployment(blobs, listener);
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
        BlobStore.Deployed agent = agents.computeIfAbsent(candidate.runtime(), this::agentFor);
        if (java == null) {
            java = stop.heeding(() -> tools.java().on(use.session(), use.profile(), blobs));
        }
        DeviceEnergy.Asked asked = stop.heeding(() -> energy.asked(use.session()));
        return launcher.launch(
                use.session(),
                agent,
                java,
                runId,
                TrialSpecs.of(trial.id(), trial.round(), scenario, candidate, files, asked));
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
        java = null;
        agents.clear();
    }

    private BlobStore.Deployed agentFor(String runtime) {
        DeviceProfile profile = use.profile();
        // A virtual phone runs Java code by a Java for Linux, whose natives are those of Linux too.
        boolean linux = DeviceJava.isAndroid(profile) && profile.simulated();
        String platform = (linux ? "linux" : profile.os()) + "-" + profile.abi();
        BlobStore.Deployed deployed = stop.heeding(() -> launcher.deploy(use.session(), runtime, platform));
        if (deployed.pushedBytes() > 0) {
            listener.deployed(use.entry().name(), "the agent with " + runtime, deployed.pushedBytes());
        }
        return deployed;
    }
}
