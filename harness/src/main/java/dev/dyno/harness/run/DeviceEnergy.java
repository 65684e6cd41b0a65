package dev.dyno.harness.run;

import dev.dyno.harness.device.DeviceText;
import dev.dyno.harness.energy.EnergyEstimator;
import dev.dyno.harness.energy.EnergyTrack;
import dev.dyno.harness.energy.EnergyWindows;
import dev.dyno.harness.energy.Point;
import dev.dyno.harness.energy.Span;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialSpec;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.scenarios.EnergyRules;
import dev.dyno.scenarios.LoadPattern;
import dev.dyno.scenarios.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Energy on one device: where its readings come from, chosen once, and how long the windows have to be. Where the scenario names
 * no metric of energy or power it does nothing. For one thread.
 */
final class DeviceEnergy implements AutoCloseable {
    /** The fact of a trial that says how long its window was asked to be; later trials of the device, and resumed runs, keep it. */
    static final String WINDOW = "energy.window_seconds";

    /** A fact: when the clock of the trial's samples and power was 0, by the device's wall clock. */
    static final String CLOCK_ZERO = "energy.clock_zero";

    private static final double NANO = 1e-9;

    private final Scenario scenario;
    private final Function<DeviceSession, Found> find;
    private @Nullable Found found;
    private Duration window = Duration.ZERO;

    /**
     * Energy on a device.
     *
     * @param find looks for the source; asked once it is needed
     */
    DeviceEnergy(Scenario scenario, Function<DeviceSession, Found> find) {
        this.scenario = scenario;
        this.find = find;
    }

    /**
     * What was found to read power from.
     *
     * @param readings null if there is nothing
     * @param reason why there is nothing; empty if there is something
     */
    record Found(@Nullable PowerReadings readings, String reason) {}

    /** What an agent is asked beside its inferences. */
    record Asked(LoadPattern load, TrialSpec.@Nullable Idle idle, List<TrialSpec.Watch> watches, Duration interval) {
        /** Nothing. */
        static Asked nothing(LoadPattern load) {
            return new Asked(load, null, List.of(), Duration.ZERO);
        }
    }

    /**
     * What came of a trial.
     *
     * @param record with all that is known of its energy
     * @param again whether it is to be repeated with a longer window
     */
    record Outcome(TrialRecord record, boolean again) {}

    /** Learns from a trial that an earlier part of the run made. */
    void recall(TrialRecord before) {
        String seconds = before.facts().get(WINDOW);
        if (seconds != null && seconds.matches("[0-9]{1,6}(\\.[0-9]{1,3})?")) {
            lengthen(Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1e3)));
        }
    }

    private void lengthen(Duration longer) {
        window = longer.compareTo(window) > 0 ? longer : window;
    }

    /**
     * What the next trial is asked.
     *
     * @throws dev.dyno.results.error.DeviceException if the device cannot be reached
     */
    Asked asked(DeviceSession session) {
        if (!scenario.asksForEnergy()) {
            return Asked.nothing(scenario.load());
        }
        PowerReadings readings = found(session).readings();
        if (readings == null) {
            return Asked.nothing(scenario.load()); // resting and waiting would be for nothing
        }
        long rest = scenario.energy().idle().toNanos();
        return new Asked(
                scenario.load().lasting(window),
                new TrialSpec.Idle(rest, rest),
                readings.watches(),
                readings.watches().isEmpty() ? Duration.ZERO : readings.interval());
    }

    private Found found(DeviceSession session) {
        Found known = found;
        if (known == null) {
            known = find.apply(session);
            found = known;
        }
        return known;
    }

    /**
     * Adds what is known of a trial's energy to its record.
     *
     * @param result the agent's answer
     * @param ownLoad whether the agent made the inferences: how long a tool takes is its own affair, so that its window neither
     *     grows nor says anything of those of other candidates
     * @param watch what its watches said; null if it left nothing
     * @param keep keeps power over time, and gives the file's name
     * @throws dev.dyno.results.error.DeviceException if the device cannot be reached
     */
    Outcome complete(
            DeviceSession session,
            TrialRecord record,
            @Nullable TrialResult result,
            boolean ownLoad,
            @Nullable Path watch,
            Function<List<Point>, String> keep) {
        if (!scenario.asksForEnergy() || record.state() != TrialRecord.State.COMPLETED || result == null) {
            return new Outcome(record, false);
        }
        Found source = found(session);
        PowerReadings readings = source.readings();
        if (readings == null) {
            return new Outcome(with(record, EnergyFindings.none(source.reason()), Map.of(), null), false);
        }
        PowerReadings.Track track = readings.read(session, result, watch);
        EnergyFindings findings = findings(readings, track, result);
        List<Point> power = track.track().power();
        String file = power.isEmpty() ? null : keep.apply(power);
        boolean again = ownLoad && grow(findings, result);
        return new Outcome(with(record, findings, facts(readings, result), file), again);
    }

    private EnergyFindings findings(PowerReadings readings, PowerReadings.Track read, TrialResult result) {
        TrialResult.IdleWindows idle = result.idle();
        TrialResult.Window measured = result.window();
        if (idle == null || measured == null || measured.iterations() < 1) {
            return EnergyFindings.none(
                    "the agent did not rest beside its window, so the device's idle power is unknown");
        }
        if (read.track() instanceof EnergyTrack.Refused refused) {
            return EnergyFindings.none(DeviceText.line(refused.reason()));
        }
        try {
            EnergyWindows windows = new EnergyWindows(
                    span(idle.before().startNanos(), idle.before().nanos()),
                    span(measured.startNanos(), measured.nanos()),
                    span(idle.after().startNanos(), idle.after().nanos()),
                    read.clockError(),
                    (long) measured.iterations() * scenario.load().inferencesPerCall());
            return EnergyFindings.of(
                    EnergyEstimator.estimate(read.track(), windows),
                    readings.provenance(),
                    rules(),
                    scenario.metrics(),
                    Duration.ofNanos(measured.nanos()));
        } catch (IllegalArgumentException e) {
            return EnergyFindings.none("the agent's windows cannot be: " + e.getMessage());
        }
    }

    /** Whether the window has grown, so that the trial is worth repeating. */
    private boolean grow(EnergyFindings findings, TrialResult result) {
        TrialResult.Window measured = result.window();
        if (measured == null) {
            return false;
        }
        LoadPattern before = scenario.load().lasting(window);
        Duration now = Duration.ofNanos(measured.nanos());
        Duration more = findings.next(now.compareTo(window) > 0 ? now : window, rules());
        // A window ends some milliseconds late: that is no reason to try again, and again.
        Duration next = more.compareTo(rules().maxWindow()) < 0 ? more : rules().maxWindow();
        if (scenario.load().lasting(next).equals(before) || findings.longer() <= 1) {
            return false;
        }
        Duration old = window;
        lengthen(next);
        return window.compareTo(old) > 0;
    }

    private Map<String, String> facts(PowerReadings readings, TrialResult result) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("energy.source", DeviceText.line(readings.name()));
        if (!readings.whyNotOthers().isEmpty()) {
            facts.put("energy.other_sources", DeviceText.line(String.join("; ", readings.whyNotOthers())));
        }
        // With it, what others recorded meanwhile can be laid beside the samples and the power.
        result.clock().stream()
                .map(pair -> Instant.EPOCH.plusNanos(pair.wallNanos() - pair.agentNanos()))
                .findFirst()
                .ifPresent(zero -> facts.put(CLOCK_ZERO, zero.toString()));
        if (!window.isZero()) {
            facts.put(WINDOW, String.valueOf(window.toMillis() / 1e3));
        }
        return facts;
    }

    private static TrialRecord with(
            TrialRecord record, EnergyFindings findings, Map<String, String> more, @Nullable String power) {
        return record.withEvidence(findings.values(), more, power == null ? Map.of() : Map.of("power", power));
    }

    private static Span span(long startNanos, long nanos) {
        return new Span(startNanos * NANO, (startNanos + nanos) * NANO);
    }

    private EnergyRules rules() {
        return scenario.energy();
    }

    @Override
    public void close() {
        Found known = found;
        PowerReadings readings = known == null ? null : known.readings();
        if (readings != null) {
            readings.close();
        }
    }
}
