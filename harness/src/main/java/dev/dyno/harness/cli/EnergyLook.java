package dev.dyno.harness.cli;

import dev.dyno.harness.device.DeviceText;
import dev.dyno.harness.energy.EnergyChoice;
import dev.dyno.harness.energy.EnergySources;
import dev.dyno.harness.probe.Reading;
import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.Inquirer;
import dev.dyno.results.metric.Provenance;
import dev.dyno.scenarios.Lab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What energy would be measured with on a device, as readings of its probe, and why nothing else. */
final class EnergyLook {
    private static final String NAME = "energy.source";
    private static final String OTHERS = "energy.other_sources";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private EnergyLook() {}

    /**
     * Looks.
     *
     * @param entry the device as the lab has it, which may name a power meter
     * @param simulated whether what the device says is
     * @throws dev.dyno.results.error.DeviceException if the device cannot be reached
     */
    static List<Reading> at(Lab.Entry entry, DeviceSession session, Inquirer inquirer, boolean simulated) {
        String command = entry.keys().get(Lab.METER_COMMAND);
        String meter = command == null ? entry.keys().get(Lab.METER_FILE) : command.replace('\n', ' ');
        if (meter != null) {
            Value value = new Value.State(
                    "power meter (" + DeviceText.line(meter) + ")",
                    simulated ? Provenance.Kind.SIMULATED : Provenance.Kind.GAUGE);
            return List.of(new Reading(NAME, value, "the lab file", LIMIT));
        }
        EnergyChoice choice = EnergySources.choose(session, inquirer);
        if (choice instanceof EnergyChoice.None none) {
            String reason = DeviceText.line(none.reason());
            return List.of(new Reading(NAME, new Value.Unavailable(reason), "all sources of energy", LIMIT));
        }
        EnergyChoice.Chosen chosen = (EnergyChoice.Chosen) choice;
        Provenance provenance = chosen.source().provenance();
        Provenance.Kind kind = simulated ? Provenance.Kind.SIMULATED : provenance.kind();
        String source = DeviceText.line(provenance.source());
        List<Reading> readings = new ArrayList<>();
        readings.add(new Reading(
                NAME, new Value.State(DeviceText.line(chosen.source().name()), kind), source, LIMIT));
        if (!chosen.whyNotOthers().isEmpty()) {
            String others = DeviceText.line(String.join("; ", chosen.whyNotOthers()));
            readings.add(new Reading(OTHERS, new Value.Unavailable(others), "not chosen", LIMIT));
        }
        return readings;
    }
}
