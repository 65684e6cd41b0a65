package dev.dyno.harness.run;

import dev.dyno.harness.device.FileDigests;
import dev.dyno.harness.lab.DeviceUse;
import dev.dyno.harness.noise.KnownNoise;
import dev.dyno.harness.plan.Plan;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.results.store.Sha256;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.Lab;
import dev.dyno.scenarios.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs a scenario on a lab, or goes on with a run that was cut off. Whatever happens, each finished trial is on the disk,
 * and {@code run.json} says how far the run got.
 */
public final class Runner {
    private final RunTools tools;
    private final RunListener listener;
    private final StopSignal stop;
    private final FileDigests digests = new FileDigests();

    public Runner(RunTools tools, RunListener listener, StopSignal stop) {
        this.tools = tools;
        this.listener = listener;
        this.stop = stop;
    }

    /**
     * Runs a scenario into a new folder.
     *
     * @return what was done; complete, or interrupted if the stop signal came
     * @throws dev.dyno.results.error.ScenarioException if a model is not what the scenario asks for
     * @throws PermanentDeviceException if no device of the lab is meant or can be reached
     * @throws StoreException if the folder cannot be written
     */
    public RunRecord run(RunRequest request, Lab lab) {
        Scenario scenario = request.scenario();
        List<CandidateRecord> candidates = new CandidateFacts(digests).of(scenario);
        try (LabDevices devices = open(lab, scenario);
                RunFolder folder = RunFolder.create(request.folder())) {
            byte[] resolved = scenario.resolved().getBytes(StandardCharsets.UTF_8);
            folder.write(RunFolder.SCENARIO, resolved);
            Instant start = tools.clock().instant();
            List<KnownNoise> known = devices.devices().stream()
                    .map(use -> tools.noise().of(use.profile()))
                    .toList();
            RunRecord run = new RunRecord(
                    request.runId(start),
                    tools.version(),
                    request.command(),
                    scenario.name(),
                    Sha256.of(resolved),
                    request.seed(),
                    scenario.rounds(),
                    RunRecord.State.RUNNING,
                    start,
                    null,
                    known.stream().map(noise -> noise.informed(scenario)).toList(),
                    List.of(),
                    candidates,
                    scenario.metrics().stream().map(Metric::name).toList(),
                    List.of(),
                    issues(devices, known, scenario));
            folder.writeRun(run);
            return measure(run, scenario, devices, folder);
        }
    }

    /**
     * Goes on with a run: every planned trial that is needed and not in it yet is run, none is repeated.
     *
     * @param folder the run's folder
     * @param scenario the scenario that was saved with the run
     * @return the run as it is now
     * @throws StoreException if it is no run folder, or what it measured is no longer the same
     */
    public RunRecord resume(RunFolder folder, Scenario scenario, Lab lab) {
        // Taking the lock cuts off what an interrupted append left; what was said of it must be read before.
        List<Issue> issues = folder.read().issues();
        folder.lock();
        RunRecord seen = folder.read();
        RunRecord run = seen.withTrials(seen.trials(), issues);
        if (run.state() == RunRecord.State.COMPLETE) {
            return run;
        }
        SameRun.require(run, scenarioDigest(folder), new CandidateFacts(digests).of(scenario));
        try (LabDevices devices = reopen(lab, run)) {
            SameRun.requireDevices(
                    run, devices.devices().stream().map(DeviceUse::profile).toList());
            return measure(run, scenario, devices, folder);
        }
    }

    private List<Issue> issues(LabDevices devices, List<KnownNoise> known, Scenario scenario) {
        List<Issue> issues = new ArrayList<>(devices.issues());
        for (KnownNoise noise : known) {
            noise.issues(scenario).forEach(issue -> {
                listener.noticed(issue);
                issues.add(issue);
            });
        }
        return issues;
    }

    private LabDevices open(Lab lab, Scenario scenario) {
        LabDevices devices = LabDevices.open(lab, scenario.devices(), tools.access());
        devices.issues().forEach(listener::noticed);
        if (devices.devices().isEmpty()) {
            devices.close();
            throw new PermanentDeviceException(Details.of(
                    "lab",
                    "no device is meant by '" + scenario.devices().text() + "' and can be used: see dyno devices"));
        }
        return devices;
    }

    /** The devices that the run began with, whatever the scenario's own selector says: the command line may have had another. */
    private LabDevices reopen(Lab lab, RunRecord run) {
        Set<String> names = run.devices().stream().map(DeviceProfile::name).collect(Collectors.toSet());
        Lab used = new Lab(lab.devices().stream()
                .filter(entry -> names.contains(entry.name()))
                .toList());
        LabDevices devices = LabDevices.open(used, DeviceSelector.ALL, tools.access());
        devices.issues().forEach(listener::noticed);
        return devices;
    }

    private String scenarioDigest(RunFolder folder) {
        Path file = folder.file(RunFolder.SCENARIO);
        try {
            return digests.sha256(file);
        } catch (IOException e) {
            throw new StoreException("cannot read " + file + " (" + e + ")", e);
        }
    }

    private RunRecord measure(RunRecord run, Scenario scenario, LabDevices devices, RunFolder folder) {
        Plan plan = Plan.of(
                run.devices().stream().map(DeviceProfile::name).toList(),
                run.candidates().stream().map(CandidateRecord::name).toList(),
                run.rounds(),
                run.seed());
        listener.planned(plan, run.trials().size());
        List<Issue> issues = new ArrayList<>(run.issues());
        boolean cutShort = false;
        try {
            for (DeviceUse device : devices.devices()) {
                DeviceRun deviceRun = deviceRun(device, run, scenario, folder);
                String name = device.profile().name();
                List<TrialRecord> finished = run.trials().stream()
                        .filter(trial -> trial.device().equals(name))
                        .toList();
                issues.addAll(deviceRun.run(plan.trialsOn(name), finished));
                cutShort |= deviceRun.cutShort();
            }
        } finally {
            listener.ended();
        }
        return finish(folder, issues, cutShort);
    }

    private DeviceRun deviceRun(DeviceUse device, RunRecord run, Scenario scenario, RunFolder folder) {
        TrialRun trialRun = new TrialRun(tools, device, scenario, run, folder, digests, listener, stop);
        Settlement settlement =
                new Settlement(run, scenario.gate(), device.profile().name(), listener);
        return new DeviceRun(trialRun, folder, listener, stop, settlement);
    }

    private RunRecord finish(RunFolder folder, List<Issue> issues, boolean cutShort) {
        RunRecord seen = folder.read();
        RunRecord.State state = cutShort ? RunRecord.State.INTERRUPTED : RunRecord.State.COMPLETE;
        @Nullable Instant end = cutShort ? null : tools.clock().instant();
        // A run that was resumed finds some things a second time.
        List<Issue> found = issues.stream().distinct().toList();
        RunRecord done = seen.withTrials(seen.trials(), found).withState(state, end);
        folder.writeRun(done);
        return done;
    }
}
