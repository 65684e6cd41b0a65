package dev.dyno.harness.run;

import dev.dyno.harness.energy.Span;
import dev.dyno.harness.meter.ClockMatch;
import dev.dyno.harness.meter.MeterFeed;
import dev.dyno.harness.meter.MeterLog;
import dev.dyno.harness.meter.MeterTrack;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialSpec.Watch;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.metric.Quantity;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A power meter beside the device, read here. */
final class MeterReadings implements PowerReadings {
    private static final String DEFAULT_DELAY = "100 ms";
    private static final long PATIENCE_MILLIS = 3_000;
    private static final double NANO = 1e-9;

    private final String name;
    private final Provenance provenance;
    private final MeterLog log;
    private final MeterFeed feed;
    private final double maxDelay;
    private final long startNanos;
    private final LongSupplier nanoTime;

    private MeterReadings(
            String name,
            Provenance provenance,
            MeterLog log,
            MeterFeed feed,
            double maxDelay,
            long startNanos,
            LongSupplier nanoTime) {
        this.name = name;
        this.provenance = provenance;
        this.log = log;
        this.feed = feed;
        this.maxDelay = maxDelay;
        this.startNanos = startNanos;
        this.nanoTime = nanoTime;
    }

    /** Whether a device has a meter. */
    static boolean isThere(Lab.Entry entry) {
        return entry.keys().containsKey(Lab.METER_COMMAND) || entry.keys().containsKey(Lab.METER_FILE);
    }

    /**
     * Begins to read a device's meter.
     *
     * @throws IOException if its program cannot be started, or there is no such file
     */
    static MeterReadings open(Lab.Entry entry, boolean simulated, LongSupplier nanoTime) throws IOException {
        Map<String, String> keys = entry.keys();
        double delay = Quantity.parse(keys.getOrDefault(Lab.METER_DELAY, DEFAULT_DELAY))
                .value();
        MeterLog log = new MeterLog();
        long start = nanoTime.getAsLong();
        @Nullable String command = keys.get(Lab.METER_COMMAND);
        MeterFeed feed;
        String what;
        if (command == null) {
            what = keys.getOrDefault(Lab.METER_FILE, "");
            feed = MeterFeed.ofFile(Path.of(what), log, nanoTime);
            start = Long.MIN_VALUE; // its lines may be of any age
        } else {
            List<String> words = command.lines().toList();
            what = String.join(" ", words);
            feed = MeterFeed.ofCommand(words, log, nanoTime);
        }
        Provenance.Kind kind = simulated ? Provenance.Kind.SIMULATED : Provenance.Kind.GAUGE;
        return new MeterReadings(
                "power meter (" + what + ")",
                new Provenance(kind, "power meter: " + what),
                log,
                feed,
                delay,
                start,
                nanoTime);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    @Override
    public List<String> whyNotOthers() {
        return List.of("the device's own sources: the lab file names a power meter");
    }

    @Override
    public List<Watch> watches() {
        return List.of();
    }

    @Override
    public Duration interval() {
        return Duration.ZERO;
    }

    @Override
    public Track read(DeviceSession session, TrialResult result, @Nullable Path watch) {
        TrialResult.IdleWindows idle = result.idle();
        long from = idle == null ? 0 : idle.before().startNanos();
        long to = idle == null ? 0 : idle.after().startNanos() + idle.after().nanos();
        ClockMatch clocks = ClockMatch.now(session, result.clock(), nanoTime);
        awaitLines(to - clocks.offsetNanos() + Math.round(maxDelay / NANO));
        List<MeterLog.Entry> entries = log.since(from - clocks.offsetNanos() - 1_000_000_000L);
        MeterTrack track =
                MeterTrack.of(entries, log.ended(), new Span(from * NANO, to * NANO), startNanos, maxDelay, clocks);
        return new Track(track.track(), track.clockError());
    }

    /** What a meter holds back of the trial's end may still be on its way. */
    private void awaitLines(long untilNanos) {
        long begin = nanoTime.getAsLong();
        try {
            while (log.ended().isEmpty()
                    && log.since(untilNanos).isEmpty()
                    && nanoTime.getAsLong() - begin < PATIENCE_MILLIS * 1_000_000) {
                log.await(PATIENCE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        feed.close();
    }
}
