package dev.dyno.harness.run;

import dev.dyno.harness.energy.EnergyChoice;
import dev.dyno.harness.energy.EnergySources;
import dev.dyno.harness.lab.DeviceUse;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.Inquirer;

/** Looks for what a device's power can be read from. */
record EnergySearch(DeviceUse use) {

    /**
     * What there is.
     *
     * @throws dev.dyno.results.error.DeviceException if the device cannot be reached
     */
    DeviceEnergy.Found find(DeviceSession session) {
        EnergyChoice choice = EnergySources.choose(session, Inquirer.unguessable());
        return choice instanceof EnergyChoice.Chosen chosen
                ? new DeviceEnergy.Found(new AgentWatches(chosen, use.profile().simulated()), "")
                : new DeviceEnergy.Found(null, ((EnergyChoice.None) choice).reason());
    }
}
