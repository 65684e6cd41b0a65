package dev.dyno.harness.run;

import dev.dyno.harness.device.DeviceText;
import dev.dyno.harness.energy.EnergyChoice.Chosen;
import dev.dyno.harness.energy.EnergyTrack;
import dev.dyno.harness.energy.RawReading;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.protocol.MalformedMessageException;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialSpec.Watch;
import dev.dyno.protocol.WatchCsv;
import dev.dyno.results.metric.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A device's own source, read by the agent.
 *
 * @param chosen the source
 * @param simulated whether the device is: so are then its readings
 */
record AgentWatches(Chosen chosen, boolean simulated) implements PowerReadings {
    /** As much of a trial's watches as is read. */
    static final long MOST_BYTES = 64L << 20;

    private static final double NANO = 1e-9;

    @Override
    public String name() {
        return chosen.source().name();
    }

    @Override
    public Provenance provenance() {
        Provenance own = chosen.source().provenance();
        return simulated ? new Provenance(Provenance.Kind.SIMULATED, own.source()) : own;
    }

    @Override
    public List<String> whyNotOthers() {
        return chosen.whyNotOthers();
    }

    @Override
    public List<Watch> watches() {
        return chosen.source().watches();
    }

    @Override
    public Duration interval() {
        return chosen.source().interval();
    }

    @Override
    public Track read(DeviceSession session, TrialResult result, @Nullable Path watch) {
        if (watch == null) {
            return refused("the agent left no readings of " + name());
        }
        Map<String, List<RawReading>> raw = new LinkedHashMap<>();
        watches().forEach(one -> raw.put(one.name(), new ArrayList<>()));
        try {
            for (WatchCsv.Row row : WatchCsv.read(watch, MOST_BYTES)) {
                List<RawReading> readings = raw.get(row.name());
                if (readings != null) {
                    readings.add(reading(row));
                }
            }
        } catch (IOException | MalformedMessageException e) {
            return refused("the readings of " + name() + " cannot be read: "
                    + DeviceText.line(String.valueOf(e.getMessage())));
        }
        return new Track(chosen.source().decode(raw), 0);
    }

    private static RawReading reading(WatchCsv.Row row) {
        double start = row.startNanos() * NANO;
        double end = row.endNanos() * NANO;
        return row.problem().isEmpty()
                ? RawReading.of(start, end, row.text())
                : RawReading.failed(start, end, row.problem());
    }

    private static Track refused(String reason) {
        return new Track(new EnergyTrack.Refused(reason), 0);
    }
}
