package dev.dyno.harness.run;

import dev.dyno.harness.lab.DeviceAccess;
import dev.dyno.harness.lab.DeviceUse;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.record.Issue;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.Lab;
import java.util.ArrayList;
import java.util.List;

/** The devices that a selector means, each in use. Closing ends every use. */
public final class LabDevices implements AutoCloseable {
    private final List<DeviceUse> uses;
    private final List<Issue> issues;

    private LabDevices(List<DeviceUse> uses, List<Issue> issues) {
        this.uses = List.copyOf(uses);
        this.issues = List.copyOf(issues);
    }

    /** Opens every device of a lab that can be used and that the selector means. */
    public static LabDevices open(Lab lab, DeviceSelector selector, DeviceAccess access) {
        List<DeviceUse> uses = new ArrayList<>();
        List<Issue> issues = new ArrayList<>();
        for (Lab.Entry entry : lab.devices()) {
            try {
                DeviceUse use = access.open(entry);
                if (selector.matches(use.profile())) {
                    uses.add(use);
                } else {
                    use.close();
                }
            } catch (DeviceException e) {
                issues.add(new Issue(Issue.Severity.WARNING, String.valueOf(e.getMessage()), entry.name()));
            }
        }
        return new LabDevices(uses, issues);
    }

    /** The devices in use, in the lab's order. */
    public List<DeviceUse> devices() {
        return uses;
    }

    /** Why some devices of the lab are not in use. */
    public List<Issue> issues() {
        return issues;
    }

    @Override
    public void close() {
        uses.forEach(DeviceUse::close);
    }
}
