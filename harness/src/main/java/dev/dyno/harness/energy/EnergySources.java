package dev.dyno.harness.energy;

import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.Inquirer;

/** Finds the ways in which a device's energy can be learned. */
public final class EnergySources {
    private EnergySources() {}

    /**
     * The best source of a device: a cumulative counter before a sampled gauge before a model of the device. What a source says
     * just now is looked at too: one that cannot be read or believed is not chosen.
     *
     * @throws dev.dyno.results.error.DeviceException if the device itself cannot be reached
     */
    public static EnergyChoice choose(DeviceSession session, Inquirer inquirer) {
        return new EnergyChoice.None("no source of energy is known yet for " + session.device());
    }
}
