package dev.dyno.harness.run;

import dev.dyno.harness.lab.DeviceUse;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.MissingDevice;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.Lab;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The devices that a run can go on with: those it began with, and those that it was missing. */
final class Rejoined implements AutoCloseable {
    private final RunRecord run;
    private final LabDevices opened;
    private final List<DeviceUse> usable = new ArrayList<>();
    private final List<MissingDevice> missing = new ArrayList<>();

    private Rejoined(RunRecord run, LabDevices opened) {
        this.run = run;
        this.opened = opened;
    }

    /**
     * Opens them, whatever the scenario's own selector says: the command line may have had another. Of a run that is complete
     * but for missing devices only those are opened.
     */
    static Rejoined open(RunRecord run, Lab lab, RunTools tools, StopSignal stop) {
        Set<String> wanted = wanted(run);
        Lab used = new Lab(lab.devices().stream()
                .filter(entry -> wanted.contains(entry.name()))
                .toList());
        Rejoined rejoined = new Rejoined(run, LabDevices.open(used, DeviceSelector.ALL, tools.access(), stop));
        rejoined.opened.devices().forEach(rejoined::sort);
        Stream.concat(rejoined.opened.missing().stream(), absent(run, wanted, used))
                .filter(device -> !rejoined.done(device.device()))
                .forEach(rejoined.missing::add);
        return rejoined;
    }

    private static Set<String> wanted(RunRecord run) {
        Set<String> names = new LinkedHashSet<>();
        if (run.state() != RunRecord.State.COMPLETE) {
            run.devices().forEach(device -> names.add(device.name()));
        }
        run.missing().forEach(device -> names.add(device.device()));
        return names;
    }

    private static Stream<MissingDevice> absent(RunRecord run, Set<String> wanted, Lab used) {
        Set<String> there = new LinkedHashSet<>();
        used.devices().forEach(entry -> there.add(entry.name()));
        return wanted.stream()
                .filter(name -> !there.contains(name))
                .map(name -> new MissingDevice(name, "the lab has no device of that name any more", facts(run, name)));
    }

    private static Map<String, String> facts(RunRecord run, String name) {
        return run.missing().stream()
                .filter(device -> device.device().equals(name))
                .map(MissingDevice::facts)
                .findFirst()
                .orElse(Map.of());
    }

    private void sort(DeviceUse use) {
        @Nullable String former = SameRun.formerBuild(run, use.profile());
        if (former == null) {
            usable.add(use);
        } else {
            missing.add(LabDevices.missing(
                    use.entry(),
                    "it had the build " + former + " when the run began, and has "
                            + use.profile().build() + " now: start a new run to measure it"));
        }
    }

    /** Whether a device has nothing left to do, so that it is no loss. */
    private boolean done(String device) {
        boolean lostBefore =
                run.missing().stream().anyMatch(other -> other.device().equals(device));
        long trials = run.trials().stream()
                .filter(trial -> trial.device().equals(device))
                .count();
        return !lostBefore
                && trials == (long) run.rounds().planned() * run.candidates().size();
    }

    /** The devices in use. */
    List<DeviceUse> usable() {
        return usable;
    }

    /** Those that are missing still. */
    List<MissingDevice> missing() {
        return missing;
    }

    /** The profiles of those that the run had not seen before. */
    Stream<DeviceProfile> fresh() {
        return usable.stream()
                .map(DeviceUse::profile)
                .filter(profile ->
                        run.devices().stream().noneMatch(known -> known.name().equals(profile.name())));
    }

    @Override
    public void close() {
        opened.close();
    }
}
