package dev.dyno.harness.run;

import dev.dyno.harness.device.FileDigests;
import dev.dyno.harness.lab.DeviceUse;
import dev.dyno.harness.noise.KnownNoise;
import dev.dyno.harness.plan.Plan;
import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.MissingDevice;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.results.store.Sha256;
import dev.dyno.scenarios.Lab;
import dev.dyno.scenarios.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        this.listener = new SerialListener(listener);
        this.stop = stop;
    }

    /**
     * Runs a scenario into a new folder.
     *
     * @return what was done; complete, or interrupted if the stop signal came
     * @throws dev.dyno.results.error.ScenarioException if a model is not what the scenario asks for
     * @throws PermanentDeviceException if no device of the lab is meant, or none that is meant can be used
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
                    devices.missing(),
                    candidates,
                    scenario.metrics().stream().map(Metric::name).toList(),
                    List.of(),
                    issues(known, scenario));
            folder.writeRun(run);
            return measure(run, scenario, devices.devices(), folder);
        }
    }

    /**
     * Goes on with a run: every planned trial that is needed and not in it yet is run, none is repeated. Devices that it is
     * missing are tried again.
     *
     * @param folder the run's folder
     * @param scenario the scenario that was saved with the run
     * @return the run as it is now
     * @throws PermanentDeviceException if none of its devices can be used
     * @throws StoreException if it is no run folder, or what it measured is no longer the same
     */
    public RunRecord resume(RunFolder folder, Scenario scenario, Lab lab) {
        // Taking the lock cuts off what an interrupted append left; what was said of it must be read before.
        List<Issue> issues = folder.read().issues();
        folder.lock();
        RunRecord seen = folder.read();
        RunRecord run = seen.withTrials(seen.trials(), issues);
        if (run.state() == RunRecord.State.COMPLETE && run.missing().isEmpty()) {
            return run;
        }
        SameRun.require(run, scenarioDigest(folder), new CandidateFacts(digests).of(scenario));
        try (Rejoined devices = Rejoined.open(run, lab, tools, stop)) {
            devices.missing().forEach(this::notice);
            if (devices.usable().isEmpty() && !devices.missing().isEmpty()) {
                throw noDevice("run " + run.id() + " cannot go on", devices.missing());
            }
            // Behind the others: the order of trials on each device follows from its place.
            List<DeviceProfile> profiles = Stream.concat(
                            run.devices().stream(),
                            devices.fresh()
                                    .map(profile -> tools.noise().of(profile).informed(scenario)))
                    .toList();
            RunRecord now = run.withDevices(profiles, devices.missing());
            folder.writeRun(now);
            return measure(now, scenario, devices.usable(), folder);
        }
    }

    private List<Issue> issues(List<KnownNoise> known, Scenario scenario) {
        List<Issue> issues =
                known.stream().flatMap(noise -> noise.issues(scenario).stream()).toList();
        issues.forEach(listener::noticed);
        return issues;
    }

    private LabDevices open(Lab lab, Scenario scenario) {
        LabDevices devices = LabDevices.open(lab, scenario.devices(), tools.access(), stop);
        if (devices.devices().isEmpty()) {
            throw noDevice(
                    "no device is meant by '" + scenario.devices().text() + "' and can be used: see dyno devices",
                    devices.missing());
        }
        devices.missing().forEach(this::notice);
        return devices;
    }

    private void notice(MissingDevice device) {
        listener.noticed(new Issue(Issue.Severity.ERROR, "missing: " + device.reason(), device.device()));
    }

    private static PermanentDeviceException noDevice(String message, List<MissingDevice> missing) {
        String reasons = missing.stream()
                .map(device -> "\n  " + device.device() + ": " + device.reason())
                .collect(Collectors.joining());
        return new PermanentDeviceException(Details.of("lab", message + reasons));
    }

    private String scenarioDigest(RunFolder folder) {
        Path file = folder.file(RunFolder.SCENARIO);
        try {
            return digests.sha256(file);
        } catch (IOException e) {
            throw new StoreException("cannot read " + file + " (" + e + ")", e);
        }
    }

    private RunRecord measure(RunRecord run, Scenario scenario, List<DeviceUse> devices, RunFolder folder) {
        Plan plan = Plan.of(
                run.devices().stream().map(DeviceProfile::name).toList(),
                run.candidates().stream().map(CandidateRecord::name).toList(),
                run.rounds(),
                run.seed());
        listener.planned(plan, run.trials());
        dropUnused(plan, run, devices);
        LabRun.End end;
        try {
            end = new LabRun(tools, run, scenario, folder, digests, listener, stop.part()).measure(plan, devices);
        } finally {
            listener.ended();
        }
        return finish(folder, run, end);
    }

    /** Trials of devices that are not in use this time, because they are done or missing. */
    private void dropUnused(Plan plan, RunRecord run, List<DeviceUse> devices) {
        Set<String> used = devices.stream().map(use -> use.entry().name()).collect(Collectors.toSet());
        Set<String> done = run.trials().stream().map(TrialRecord::id).collect(Collectors.toSet());
        List<PlannedTrial> unused = plan.trials().stream()
                .filter(trial -> !used.contains(trial.device()) && !done.contains(trial.id()))
                .toList();
        if (!unused.isEmpty()) {
            listener.dropped(unused);
        }
    }

    private RunRecord finish(RunFolder folder, RunRecord run, LabRun.End end) {
        RunRecord seen = folder.read();
        RunRecord.State state = end.cutShort() ? RunRecord.State.INTERRUPTED : RunRecord.State.COMPLETE;
        @Nullable Instant at = end.cutShort() ? null : tools.clock().instant();
        // A run that was resumed finds some things a second time.
        List<Issue> found = Stream.concat(run.issues().stream(), end.issues().stream())
                .distinct()
                .toList();
        List<MissingDevice> missing =
                Stream.concat(run.missing().stream(), end.missing().stream()).toList();
        RunRecord done = seen.withTrials(seen.trials(), found)
                .withDevices(run.devices(), missing)
                .withState(state, at);
        folder.writeRun(done);
        return done;
    }
}
