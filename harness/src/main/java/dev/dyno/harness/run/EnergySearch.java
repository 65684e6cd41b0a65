package dev.dyno.harness.run;

import dev.dyno.harness.energy.EnergyChoice;
import dev.dyno.harness.energy.EnergySources;
import dev.dyno.harness.lab.DeviceUse;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.Inquirer;
import java.io.IOException;
import java.util.function.LongSupplier;

/** Looks for what a device's power can be read from. */
record EnergySearch(DeviceUse use, LongSupplier nanoTime) {

    /**
     * What there is.
     *
     * @throws dev.dyno.results.error.DeviceException if the device cannot be reached
     */
    DeviceEnergy.Found find(DeviceSession session) {
        if (MeterReadings.isThere(use.entry())) {
            try {
                return new DeviceEnergy.Found(
                        MeterReadings.open(use.entry(), use.profile().simulated(), nanoTime), "");
            } catch (IOException e) {
                return new DeviceEnergy.Found(
                        null, "the power meter that the lab file names cannot be read: " + e.getMessage());
            }
        }
        EnergyChoice choice = EnergySources.choose(session, Inquirer.unguessable());
        return choice instanceof EnergyChoice.Chosen chosen
                ? new DeviceEnergy.Found(new AgentWatches(chosen, use.profile().simulated()), "")
                : new DeviceEnergy.Found(null, ((EnergyChoice.None) choice).reason());
    }
}
