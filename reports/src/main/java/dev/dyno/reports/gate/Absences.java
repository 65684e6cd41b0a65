package dev.dyno.reports.gate;

import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.MissingDevice;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.DeviceClass;
import dev.dyno.scenarios.Gate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The devices that a run is missing, and what that leaves undecided. */
final class Absences {
    private final RunRecord run;
    private final Gate gate;

    Absences(RunRecord run, Gate gate) {
        this.run = run;
        this.gate = gate;
    }

    /** The classes that a missing device may belong to; without classes in the gate, the one that is the device itself. */
    Set<String> classesOf(MissingDevice missing) {
        if (gate.classes().isEmpty()) {
            return Set.of(missing.device());
        }
        List<String> names = profile(missing).map(gate::classesOf).orElseGet(() -> gate.possibleClassesOf(missing));
        Set<String> classes = new LinkedHashSet<>(names);
        // What little is known of a device does not bring forth a class of others that no device was seen in.
        if (classes.size() > 1 && run.devices().stream().noneMatch(this::isOther)) {
            classes.remove(DeviceClass.OTHER);
        }
        return classes;
    }

    /** The missing devices that a class may have. */
    List<MissingDevice> in(String name) {
        return run.missing().stream()
                .filter(missing -> classesOf(missing).contains(name))
                .toList();
    }

    /** Whether a device is missing, or was lost on the way. */
    boolean has(String device) {
        return run.missing().stream().anyMatch(missing -> missing.device().equals(device));
    }

    /** The missing devices of which there is nothing else. */
    List<String> unseen() {
        return run.missing().stream()
                .filter(missing -> profile(missing).isEmpty())
                .map(MissingDevice::device)
                .toList();
    }

    /** One sentence per missing device. */
    List<String> sentences() {
        return run.missing().stream()
                .map(missing -> missing.device()
                        + (profile(missing).isPresent() ? " was lost on the way: " : " was not measured: ")
                        + missing.reason())
                .toList();
    }

    private Optional<DeviceProfile> profile(MissingDevice missing) {
        return run.devices().stream()
                .filter(device -> device.name().equals(missing.device()))
                .findFirst();
    }

    private boolean isOther(DeviceProfile device) {
        return gate.classesOf(device).contains(DeviceClass.OTHER);
    }
}
