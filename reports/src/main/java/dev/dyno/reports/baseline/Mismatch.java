package dev.dyno.reports.baseline;

import dev.dyno.results.record.BaselineRecord;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something that was different when the baseline was measured, so that a difference of numbers may be its doing.
 *
 * @param what what differs
 * @param pinned how it was
 * @param now how it is in the run
 */
public record Mismatch(String what, String pinned, String now) {
    private static final Pattern MAJOR_MINOR = Pattern.compile("(\\d+\\.\\d+)\\..*");

    /** One sentence. */
    public String sentence() {
        return what + ": the baseline has '" + pinned + "', the run has '" + now + "'";
    }

    /**
     * All of them, in a fixed order; empty where the run may be compared. Dyno's own version matters up to its minor number.
     *
     * @param scenario of the run
     */
    public static List<Mismatch> of(BaselineRecord baseline, RunRecord run, Scenario scenario) {
        List<Mismatch> found = new ArrayList<>();
        for (DeviceProfile device : run.devices()) {
            baseline.devices().stream()
                    .filter(pinned -> pinned.name().equals(device.name()))
                    .forEach(pinned -> {
                        devices(found, pinned, device);
                        runtimes(found, baseline, run, device.name());
                    });
        }
        modes(found, baseline.mode(), Pinning.mode(run, scenario));
        return List.copyOf(found);
    }

    private static void devices(List<Mismatch> found, DeviceProfile pinned, DeviceProfile now) {
        String where = " of device " + now.name();
        add(found, "build" + where, pinned.build(), now.build());
        add(found, "model" + where, pinned.model(), now.model());
        add(found, "processor" + where, pinned.soc(), now.soc());
        add(found, "transport" + where, pinned.transport(), now.transport());
        // A shell's process and an app's run under different rules of scheduling and memory.
        add(found, "agent's entry" + where, entry(pinned), entry(now));
        add(found, "simulation" + where, String.valueOf(pinned.simulated()), String.valueOf(now.simulated()));
    }

    private static String entry(DeviceProfile device) {
        return device.facts().getOrDefault("agent", "shell");
    }

    private static void runtimes(List<Mismatch> found, BaselineRecord baseline, RunRecord run, String device) {
        CandidateRecord pinned = baseline.candidate();
        String before = pinned.runtime() + " " + baseline.runtimes().getOrDefault(device, "not recorded");
        run.candidates().stream().filter(candidate -> !candidate.baseline()).forEach(candidate -> {
            String what = "runtime of " + candidate.name() + " on " + device;
            add(found, what, before, candidate.runtime() + " " + Pinning.runtime(run, device, candidate.name()));
        });
    }

    private static void modes(List<Mismatch> found, Map<String, String> pinned, Map<String, String> now) {
        new TreeSet<>(Stream.concat(pinned.keySet().stream(), now.keySet().stream())
                        .toList())
                .forEach(key -> add(
                        found,
                        "harness mode, " + key,
                        mode(key, pinned.getOrDefault(key, "not recorded")),
                        mode(key, now.getOrDefault(key, "not recorded"))));
    }

    private static String mode(String key, String value) {
        Matcher version = MAJOR_MINOR.matcher(value);
        return key.equals("dyno") && version.matches() ? version.group(1) : value;
    }

    private static void add(List<Mismatch> found, String what, String pinned, String now) {
        if (!pinned.equals(now)) {
            found.add(new Mismatch(what, pinned, now));
        }
    }
}
