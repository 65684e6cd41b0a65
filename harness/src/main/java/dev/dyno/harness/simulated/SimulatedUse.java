package dev.dyno.harness.simulated;

import dev.dyno.harness.lab.DeviceUse;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.scenarios.Lab;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The use of a simulated device. */
final class SimulatedUse implements DeviceUse {
    private final Lab.Entry entry;
    private final DeviceProfile profile;
    private final SimulatedMachine machine;
    private final Behaviour behaviour;
    private DeviceSession session;

    SimulatedUse(Lab.Entry entry, DeviceProfile profile, SimulatedMachine machine, Behaviour behaviour) {
        this.entry = entry;
        this.profile = profile;
        this.machine = machine;
        this.behaviour = behaviour;
        this.session = new SimulatedSession(machine, behaviour);
    }

    @Override
    public Lab.Entry entry() {
        return entry;
    }

    @Override
    public DeviceProfile profile() {
        return profile;
    }

    @Override
    public DeviceSession session() {
        return session;
    }

    @Override
    public void requireReady() {
        behaviour.asked(entry.name(), "ready");
    }

    @Override
    public DeviceSession recover(DeviceException cause) {
        behaviour.asked(entry.name(), "recover");
        session = new SimulatedSession(machine, behaviour);
        return session;
    }

    @Override
    public Optional<String> changedBuild() {
        return Optional.of(behaviour.build(entry.name())).filter(build -> !build.equals(profile.build()));
    }

    @Override
    public void trialEnded(@Nullable String deviceFault) {
        // It has no health.
    }

    @Override
    public void close() {
        session.close();
    }
}
