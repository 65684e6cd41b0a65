package dev.dyno.harness.run;

import dev.dyno.harness.energy.EnergyTrack;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialSpec.Watch;
import dev.dyno.results.metric.Provenance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the readings of a device's power come from during a trial: from its agent, or from a meter beside it. */
interface PowerReadings extends AutoCloseable {

    /** What people call the source. */
    String name();

    /** What sort of source it is. */
    Provenance provenance();

    /** Why other sources were not taken. */
    List<String> whyNotOthers();

    /** What the agent is to read; empty where it need not. */
    List<Watch> watches();

    /** The time between two readings of the agent's. */
    Duration interval();

    /**
     * What was read during a trial that has ended.
     *
     * @param result the agent's answer
     * @param watch what the agent's watches said; null if it left nothing
     * @throws dev.dyno.results.error.DeviceException if the device cannot be reached
     */
    Track read(DeviceSession session, TrialResult result, @Nullable Path watch);

    /** Ends what goes on beside the device. Never throws. */
    @Override
    default void close() {}

    /**
     * Power over time, in seconds on the agent's clock.
     *
     * @param clockError how far its times may lie from the agent's, in seconds
     */
    record Track(EnergyTrack track, double clockError) {}
}
