package dev.dyno.harness.simulated;

import dev.dyno.harness.lab.DeviceAccess;
import dev.dyno.harness.lab.DeviceUse;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.scenarios.Lab;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A lab of simulated devices: whatever name is asked for, there is one. What runs on a device outlives its uses. */
public final class SimulatedLab implements DeviceAccess {
    private final Behaviour behaviour;
    private final Map<String, SimulatedMachine> machines = new ConcurrentHashMap<>();

    /** A lab whose devices behave as told. */
    public SimulatedLab(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    @Override
    public DeviceUse open(Lab.Entry device) {
        behaviour.asked(device.name(), "open");
        SimulatedMachine machine =
                machines.computeIfAbsent(device.name(), name -> new SimulatedMachine(name, behaviour));
        return new SimulatedUse(device, profile(device), machine, behaviour);
    }

    /** How many trials are on the devices now, running or waiting to be collected. */
    public int trials() {
        return machines.values().stream().mapToInt(SimulatedMachine::trials).sum();
    }

    /** Makes a device forget its trials, as a restart from an empty disk does. */
    public void forget(String device) {
        machines.computeIfPresent(device, (name, machine) -> {
            machine.clear();
            return machine;
        });
    }

    private DeviceProfile profile(Lab.Entry device) {
        return new DeviceProfile(
                device.name(),
                device.transport(),
                "linux",
                behaviour.build(device.name()),
                "none",
                "none",
                "x86_64",
                1,
                1,
                true,
                Map.of("java", "java"));
    }
}
