package dev.dyno.harness.run;

import dev.dyno.harness.conditions.TrialConditions;
import dev.dyno.harness.conditions.TrialNeeds;
import dev.dyno.harness.device.BlobStore;
import dev.dyno.harness.device.FileDigests;
import dev.dyno.harness.device.PushLimit;
import dev.dyno.harness.lab.DeviceUse;
import dev.dyno.harness.plan.Plan;
import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.harness.probe.ConditionProbing;
import dev.dyno.harness.transport.Inquirer;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.MissingDevice;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.scenarios.LoadPattern;
import dev.dyno.scenarios.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The trials of all devices: the devices side by side, the trials of each one after the other. */
final class LabRun {
    private final RunTools tools;
    private final RunRecord run;
    private final Scenario scenario;
    private final RunFolder folder;
    private final RunListener listener;
    private final StopSignal stop;
    private final TrialStorage storage;
    private final FileDigests digests;
    private final BlobStore blobs;

    /**
     * Prepares it.
     *
     * @param listener for calls from several threads at once
     * @param stop ends this run alone, and is given when one of its threads fails through no fault of a device
     */
    LabRun(
            RunTools tools,
            RunRecord run,
            Scenario scenario,
            RunFolder folder,
            FileDigests digests,
            RunListener listener,
            StopSignal stop) {
        this.tools = tools;
        this.run = run;
        this.scenario = scenario;
        this.folder = folder;
        this.listener = listener;
        this.stop = stop;
        this.storage = new TrialStorage(folder);
        this.digests = digests;
        this.blobs = new BlobStore(digests, new PushLimit(PushLimit.DEFAULT));
    }

    /**
     * What came of a run, beside its trials.
     *
     * @param issues what was found that belongs to no single trial, in the devices' order
     * @param cutShort whether the stop signal has kept a planned trial from being run
     * @param missing devices that were lost on the way, in their order
     */
    record End(List<Issue> issues, boolean cutShort, List<MissingDevice> missing) {}

    /**
     * Measures on the given devices what is planned for them and not done yet.
     *
     * @throws RuntimeException the first error that was no device's: the others have then ended in order
     */
    End measure(Plan plan, List<DeviceUse> devices) {
        Map<String, List<PlannedTrial>> planned =
                plan.trials().stream().collect(Collectors.groupingBy(PlannedTrial::device));
        Map<String, List<TrialRecord>> finished =
                run.trials().stream().collect(Collectors.groupingBy(TrialRecord::device));
        Map<String, DeviceRun.End> ends = new ConcurrentHashMap<>();
        Crew.work(
                devices,
                devices.size(),
                use -> {
                    String name = use.entry().name();
                    List<TrialRecord> before = finished.getOrDefault(name, List.of());
                    ends.put(name, measure(use, planned.getOrDefault(name, List.of()), before));
                },
                stop::give);
        List<Issue> issues = new ArrayList<>();
        List<MissingDevice> missing = new ArrayList<>();
        boolean cutShort = false;
        for (DeviceUse use : devices) {
            DeviceRun.End end = ends.get(use.entry().name());
            if (end != null) {
                issues.addAll(end.issues());
                Stream.ofNullable(end.missing()).forEach(missing::add);
                cutShort |= end.cutShort();
            }
        }
        return new End(issues, cutShort, missing);
    }

    private DeviceRun.End measure(DeviceUse use, List<PlannedTrial> trials, List<TrialRecord> finished) {
        Lifeline lifeline = new Lifeline(
                use,
                stop,
                tools.nanoTime(),
                Lifeline.Waits.upTo(scenario.conditions().longestWait()));
        TrialConditions conditions = new TrialConditions(
                scenario.conditions(), needs(), new ConditionProbing(Inquirer.unguessable())::read, tools.nanoTime());
        Settlement settlement = new Settlement(run, scenario.gate(), use.entry().name(), listener);
        try (DeviceEnergy energy = new DeviceEnergy(scenario, new EnergySearch(use, tools.nanoTime())::find)) {
            TrialLaunch launch =
                    new TrialLaunch(tools, use, scenario, run.id(), blobs, digests, energy, listener, stop);
            TrialRun trialRun =
                    new TrialRun(tools, lifeline, launch, storage, conditions, energy, scenario, run, listener, stop);
            return new DeviceRun(trialRun, lifeline, folder, listener, stop, settlement).run(trials, finished);
        }
    }

    private TrialNeeds needs() {
        return new TrialNeeds(scenario.asksForEnergy(), scenario.load() instanceof LoadPattern.Sustained);
    }
}
