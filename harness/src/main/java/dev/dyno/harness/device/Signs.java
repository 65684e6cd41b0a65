package dev.dyno.harness.device;

import dev.dyno.protocol.Heartbeat;
import dev.dyno.protocol.HeartbeatJson;
import dev.dyno.protocol.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** An agent's signs of life. Times are this side's: the device's clock may be set, or wrong. */
final class Signs {
    private final String trialId;
    private final LongSupplier nanoClock;
    private String last = "";
    private long lastNanos;

    Signs(String trialId, LongSupplier nanoClock) {
        this.trialId = trialId;
        this.nanoClock = nanoClock;
        this.lastNanos = nanoClock.getAsLong();
    }

    /** Takes the heartbeat file's content. A new one counts, and comes back if it makes sense. */
    Optional<Heartbeat> see(String heartbeat) {
        if (heartbeat.equals(last)) {
            return Optional.empty();
        }
        last = heartbeat;
        lastNanos = nanoClock.getAsLong();
        try {
            Heartbeat read = HeartbeatJson.read(heartbeat.getBytes(StandardCharsets.UTF_8));
            return Optional.of(new Heartbeat(
                    trialId, read.pid(), DeviceText.clean(read.phase()), read.iterations(), read.uptimeNanos()));
        } catch (MalformedMessageException e) {
            return Optional.empty();
        }
    }

    /** How long ago the last new one came. */
    Duration silence() {
        return Duration.ofNanos(nanoClock.getAsLong() - lastNanos);
    }
}
