package dev.dyno.harness.run;

import dev.dyno.harness.lab.DeviceAccess;
import dev.dyno.harness.lab.DeviceUse;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.record.MissingDevice;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.Lab;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The devices that a selector means, each in use, and those that are missing. Closing ends every use. */
public final class LabDevices implements AutoCloseable {
    /** Opening is mostly waiting for answers; more at once would only make each of them wait longer. */
    private static final int AT_ONCE = 16;

    private final List<DeviceUse> uses;
    private final List<MissingDevice> missing;

    private LabDevices(List<DeviceUse> uses, List<MissingDevice> missing) {
        this.uses = List.copyOf(uses);
        this.missing = List.copyOf(missing);
    }

    /**
     * Opens every device of a lab that can be used and that the selector means, several at once. One that cannot be used is
     * missing, unless what the lab says of it leaves it out of the selector.
     */
    public static LabDevices open(Lab lab, DeviceSelector selector, DeviceAccess access) {
        return open(lab, selector, access, new StopSignal());
    }

    /** Opens them until the signal comes: what is not open by then is missing. */
    static LabDevices open(Lab lab, DeviceSelector selector, DeviceAccess access, StopSignal stop) {
        List<Lab.Entry> wanted = lab.devices().stream()
                .filter(entry -> selector.mayMatch(entry.name(), known(entry)))
                .toList();
        Map<String, DeviceUse> uses = new ConcurrentHashMap<>();
        Map<String, MissingDevice> missing = new ConcurrentHashMap<>();
        StopSignal opening = stop.part();
        boolean done = false;
        try {
            Crew.work(
                    wanted,
                    AT_ONCE,
                    entry -> {
                        try {
                            opening.heeding(() -> open(entry, selector, access, uses));
                        } catch (DeviceException e) {
                            missing.put(entry.name(), missing(entry, e));
                        }
                    },
                    opening::give);
            done = true;
        } finally {
            if (!done) {
                uses.values().forEach(DeviceUse::close);
            }
        }
        return new LabDevices(inOrder(wanted, uses), inOrder(wanted, missing));
    }

    private static boolean open(
            Lab.Entry entry, DeviceSelector selector, DeviceAccess access, Map<String, DeviceUse> uses) {
        DeviceUse use = access.open(entry);
        boolean meant = selector.matches(use.profile());
        if (meant) {
            uses.put(entry.name(), use);
        } else {
            use.close();
        }
        return meant;
    }

    private static <V> List<V> inOrder(List<Lab.Entry> entries, Map<String, V> found) {
        return entries.stream()
                .flatMap(entry -> Stream.ofNullable(found.get(entry.name())))
                .toList();
    }

    /** A device of the lab that could not be used, or not to the end. */
    static MissingDevice missing(Lab.Entry entry, DeviceException cause) {
        String message = String.valueOf(cause.getMessage());
        String prefix = entry.name() + ": ";
        return missing(entry, message.startsWith(prefix) ? message.substring(prefix.length()) : message);
    }

    /** A device of the lab that does not count. */
    static MissingDevice missing(Lab.Entry entry, String reason) {
        return new MissingDevice(entry.name(), reason, known(entry));
    }

    /** What selectors can know of a device without asking it. */
    private static Map<String, String> known(Lab.Entry entry) {
        return Map.of("transport", entry.transport(), "label", entry.keys().getOrDefault("label", ""));
    }

    /** The devices in use, in the lab's order. */
    public List<DeviceUse> devices() {
        return uses;
    }

    /** The devices that are meant, or may be, and cannot be used, in the lab's order. */
    public List<MissingDevice> missing() {
        return missing;
    }

    @Override
    public void close() {
        uses.forEach(DeviceUse::close);
    }
}
