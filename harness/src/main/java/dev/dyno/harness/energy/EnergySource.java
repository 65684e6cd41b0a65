package dev.dyno.harness.energy;

import dev.dyno.protocol.TrialSpec.Watch;
import dev.dyno.results.metric.Provenance;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A way to learn how much energy a device takes. */
public interface EnergySource {

    /** What people call it, such as {@code battery gauge (current_now x voltage_now)}; never blank. */
    String name();

    /** What sort of source it is, and from what; a simulated device's is simulated, whatever it looks like. */
    Provenance provenance();

    /** What is to be read on the device; empty where the harness itself reads the source, as with an external meter. */
    List<Watch> watches();

    /** The time between two readings that is worth while: more often tells nothing more. */
    Duration interval();

    /**
     * What was read, as energy or power over time. Calibrates sign and scale, and refuses where it cannot or where the readings
     * are not the device's own consumption, as while charging. Never throws, whatever the texts hold.
     *
     * @param raw readings in the order of time, by the names of {@link #watches}
     */
    EnergyTrack decode(Map<String, List<RawReading>> raw);
}
