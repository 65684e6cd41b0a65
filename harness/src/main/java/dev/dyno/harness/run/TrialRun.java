package dev.dyno.harness.run;

import dev.dyno.harness.device.AgentLauncher;
import dev.dyno.harness.device.BlobStore;
import dev.dyno.harness.device.CollectedTrial;
import dev.dyno.harness.device.DeviceJava;
import dev.dyno.harness.device.FileDigests;
import dev.dyno.harness.device.RunningTrial;
import dev.dyno.harness.device.TrialEnd;
import dev.dyno.harness.device.TrialLimits;
import dev.dyno.harness.lab.DeviceUse;
import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.ProtocolException;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.scenarios.Candidate;
import dev.dyno.scenarios.Scenario;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One trial on one device, from deployment to record. */
final class TrialRun {
    private final RunTools tools;
    private final DeviceUse use;
    private final Scenario scenario;
    private final RunRecord run;
    private final TrialStorage storage;
    private final RunListener listener;
    private final StopSignal stop;
    private final AgentLauncher launcher;
    private final Deployment deployment;
    private final Map<String, BlobStore.Deployed> agents = new HashMap<>();
    private final BlobStore blobs;
    private @Nullable DeployedFiles files;
    private @Nullable DeviceJava java;

    TrialRun(
            RunTools tools,
            DeviceUse use,
            Scenario scenario,
            RunRecord run,
            RunFolder folder,
            FileDigests digests,
            RunListener listener,
            StopSignal stop) {
        this.tools = tools;
        this.use = use;
        this.scenario = scenario;
        this.run = run;
        this.storage = new TrialStorage(folder);
        this.listener = listener;
        this.stop = stop;
        this.blobs = new BlobStore(digests);
        this.launcher = new AgentLauncher(blobs, tools.agent(), tools.nanoTime());
        this.deployment = new Deployment(blobs, listener);
    }

    /**
     * Runs a trial, or picks it up where an earlier harness process had started it.
     *
     * The stop signal ends it up to the moment when it has ended by itself.
     *
     * @throws DeviceException if the device fails or the signal comes; what was started there is ended first, where it can be reached
     */
    TrialRecord run(PlannedTrial trial) {
        TrialAccount account = new TrialAccount(trial, tools.clock().instant());
        long start = tools.nanoTime().getAsLong();
        Optional<RunningTrial> earlier = launcher.reattach(use.session(), run.id(), trial.id());
        // How long a trial took that was started before this process, nobody here knows.
        double longest = earlier.isPresent() ? Double.POSITIVE_INFINITY : 0;
        RunningTrial running = earlier.orElseGet(() -> launch(trial));
        boolean over = false;
        try {
            TrialEnd end = stop.heeding(() -> running.await(
                    TrialLimits.of(scenario.trialTimeLimit()),
                    beat -> listener.progressed(trial, beat.phase(), beat.iterations())));
            over = true;
            return account(account, trial, running, end, start, longest);
        } finally {
            if (!over) {
                running.kill();
            }
            running.remove();
        }
    }

    /** The record of a trial that the device would not even begin. */
    TrialRecord failed(PlannedTrial trial, String message) {
        return new TrialAccount(trial, tools.clock().instant()).failed(message, 0);
    }

    /** The output values of a finished trial. */
    RoundParity.Float32Outputs outputs(TrialRecord trial) {
        return storage.outputs(trial);
    }

    private RunningTrial launch(PlannedTrial trial) {
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
        return launcher.launch(
                use.session(), agent, java, run.id(), TrialSpecs.of(trial.id(), scenario, candidate, files));
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

    private TrialRecord account(
            TrialAccount account, PlannedTrial trial, RunningTrial running, TrialEnd end, long start, double longest) {
        CollectedTrial collected;
        try {
            collected = storage.collect(running, trial.id());
        } catch (ProtocolException e) {
            account.keep(storage.keep(trial.id()));
            return account.failed(String.valueOf(e.getMessage()), seconds(start));
        }
        double deviceSeconds = seconds(start);
        Map<String, String> kept = storage.keep(trial.id());
        account.keep(kept);
        Path samples = storage.file(kept, "samples");
        TrialSamples read =
                TrialSamples.read(samples, collected.result().orElse(null), Math.max(deviceSeconds, longest));
        CandidateRecord candidate = run.candidates().stream()
                .filter(other -> other.name().equals(trial.candidate()))
                .findFirst()
                .orElseThrow();
        return account.of(end, collected, read.latencies(), read.problems(), candidate.modelBytes(), deviceSeconds);
    }

    private double seconds(long start) {
        return (tools.nanoTime().getAsLong() - start) * 1e-9;
    }
}
