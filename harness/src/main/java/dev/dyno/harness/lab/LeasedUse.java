package dev.dyno.harness.lab;

import dev.dyno.harness.lab.health.HealthEvent;
import dev.dyno.harness.lab.recovery.RecoveryLadder;
import dev.dyno.harness.lab.recovery.RecoveryPolicy;
import dev.dyno.harness.lab.settings.DeviceSettings;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.scenarios.Lab;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A use under a lease. What happens in it becomes the device's health. */
final class LeasedUse implements DeviceUse {
    private final LabTools tools;
    private final Lab.Entry entry;
    private final LeasedLink link;
    private final Conditions conditions;
    private final DeviceSettings settings;
    private @Nullable DeviceProfile profile;
    private String boot = "";
    /** Whether it was said that it cannot measure. */
    private boolean told;

    LeasedUse(LabTools tools, LeasedLink link) {
        this.tools = tools;
        this.link = link;
        this.entry = link.entry();
        this.conditions = Conditions.of(entry);
        this.settings = new DeviceSettings(entry, text -> tools.notice(entry.name(), text));
    }

    /** Makes sure that the device is good and set as it shall be, and finds out what it is. */
    void begin() {
        link.prove();
        settings.apply(link.session());
        boot = DeviceStatus.of(link.session()).boot();
        profile = described();
    }

    private DeviceProfile described() {
        DeviceProfile described = tools.profiler().profile(link.session(), entry);
        Map<String, String> facts = new TreeMap<>(described.facts());
        facts.put("alias", link.alias());
        facts.putAll(settings.facts());
        return new DeviceProfile(
                described.name(),
                described.transport(),
                described.os(),
                described.build(),
                described.model(),
                described.soc(),
                described.abi(),
                described.cores(),
                described.memoryBytes(),
                described.simulated(),
                facts);
    }

    @Override
    public Lab.Entry entry() {
        return entry;
    }

    @Override
    public DeviceProfile profile() {
        if (profile == null) {
            throw new IllegalStateException("the use of " + entry.name() + " has not begun");
        }
        return profile;
    }

    @Override
    public DeviceSession session() {
        return link.session();
    }

    @Override
    public void requireReady() {
        LeasedAccess.requireUsable(link.health());
        DeviceStatus status = DeviceStatus.of(link.session());
        requireSameBuild(status);
        Optional<String> wrong = conditions.wrong(status);
        if (wrong.isPresent()) {
            if (!told) {
                tools.notice(entry.name(), "cannot measure now: " + wrong.get());
            }
            told = true;
            throw new TransientDeviceException(Details.of(entry.name(), wrong.get()));
        }
        told = false;
    }

    /** A build changes by a restart only, so nothing else is a reason to ask. */
    private void requireSameBuild(DeviceStatus status) {
        if (status.boot().equals(boot)) {
            return;
        }
        DeviceProfile now = described();
        if (!now.build().equals(profile().build())) {
            throw new PermanentDeviceException(Details.of(
                    entry.name(),
                    "its build has changed from " + profile().build() + " to " + now.build()
                            + " while it was measured; start a new run"));
        }
        boot = status.boot();
    }

    @Override
    public DeviceSession recover(DeviceException cause) {
        if (Thread.currentThread().isInterrupted()) {
            throw new TransientDeviceException(Details.of(entry.name(), "interrupted"), cause);
        }
        LeasedAccess.requireUsable(link.note(new HealthEvent.Fault(what(cause))));
        RecoveryLadder.Recovered recovered =
                new RecoveryLadder(link, RecoveryPolicy.of(entry), tools.sleeper(), cause).climb();
        if (recovered.rebooted()) {
            settings.apply(recovered.session());
        } else {
            link.note(new HealthEvent.Recovered(recovered.how(), false));
        }
        tools.notice(entry.name(), "is back after " + recovered.how());
        return recovered.session();
    }

    private String what(DeviceException cause) {
        String message = String.valueOf(cause.getMessage());
        String prefix = entry.name() + ": ";
        return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }

    @Override
    public Optional<String> changedBuild() {
        try {
            if (DeviceStatus.of(link.session()).boot().equals(boot)) {
                return Optional.empty();
            }
            return Optional.of(described().build())
                    .filter(now -> !now.equals(profile().build()));
        } catch (DeviceException e) {
            return Optional.empty(); // whatever it is now, it cannot be asked
        }
    }

    @Override
    public void trialEnded(@Nullable String deviceFault) {
        try {
            link.note(deviceFault == null ? new HealthEvent.TrialWentWell() : new HealthEvent.Fault(deviceFault));
        } catch (DeviceException e) {
            // The trial's result counts all the same.
            tools.notice(entry.name(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        settings.restore(link.session());
        link.close();
    }
}
