package dev.dyno.harness.run;

import dev.dyno.harness.device.DeviceProfiler;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.Transport;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.Issue;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.Lab;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The devices that a selector means, each opened and profiled. Closing ends every session. */
public final class LabDevices implements AutoCloseable {

    /**
     * A device in use.
     *
     * @param entry as the lab has it
     * @param session its open session
     * @param profile what it is
     */
    public record Open(Lab.Entry entry, DeviceSession session, DeviceProfile profile) {}

    private final List<Open> open;
    private final List<Issue> issues;

    private LabDevices(List<Open> open, List<Issue> issues) {
        this.open = List.copyOf(open);
        this.issues = List.copyOf(issues);
    }

    /**
     * Opens every device of a lab that can be reached and that the selector means.
     *
     * @param transports the ways to reach devices, by name
     */
    public static LabDevices open(
            Lab lab, DeviceSelector selector, Map<String, Transport> transports, DeviceProfiler profiler) {
        List<Open> open = new ArrayList<>();
        List<Issue> issues = new ArrayList<>();
        for (Lab.Entry entry : lab.devices()) {
            try {
                open(entry, selector, transports, profiler, open);
            } catch (DeviceException e) {
                issues.add(new Issue(Issue.Severity.WARNING, String.valueOf(e.getMessage()), entry.name()));
            }
        }
        return new LabDevices(open, issues);
    }

    private static void open(
            Lab.Entry entry,
            DeviceSelector selector,
            Map<String, Transport> transports,
            DeviceProfiler profiler,
            List<Open> open) {
        Transport transport = transports.get(entry.transport());
        if (transport == null) {
            String known = transports.keySet().stream().sorted().collect(Collectors.joining(", "));
            throw new PermanentDeviceException(
                    Details.of(entry.name(), "no transport '" + entry.transport() + "' here; there are: " + known));
        }
        DeviceSession session = transport.open(entry);
        boolean wanted = false;
        try {
            DeviceProfile profile = profiler.profile(session, entry);
            wanted = selector.matches(entry.name(), facts(profile));
            if (wanted) {
                open.add(new Open(entry, session, profile));
            }
        } finally {
            if (!wanted) {
                session.close();
            }
        }
    }

    /** What selectors can ask of a device, by key. */
    public static Map<String, String> facts(DeviceProfile profile) {
        Map<String, String> facts = new HashMap<>(profile.facts());
        facts.put("os", profile.os());
        facts.put("build", profile.build());
        facts.put("model", profile.model());
        facts.put("soc", profile.soc());
        facts.put("abi", profile.abi());
        facts.put("transport", profile.transport());
        facts.put("cores", String.valueOf(profile.cores()));
        facts.put("memory", String.valueOf(profile.memoryBytes()));
        return facts;
    }

    /** The devices in use, in the lab's order. */
    public List<Open> devices() {
        return open;
    }

    /** Why some devices of the lab are not in use. */
    public List<Issue> issues() {
        return issues;
    }

    @Override
    public void close() {
        open.forEach(device -> device.session().close());
    }
}
