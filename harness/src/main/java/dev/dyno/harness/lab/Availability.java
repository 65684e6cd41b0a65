package dev.dyno.harness.lab;

import dev.dyno.harness.lab.lease.Holder;
import java.time.Duration;

/** Whether a device can be used just now, which says nothing of its health. */
public sealed interface Availability {
    /** It can be reached, and nobody holds it. */
    record Ready() implements Availability {}

    /**
     * It is somebody's.
     *
     * @param holder whose
     * @param since for how long
     */
    record Held(Holder holder, Duration since) implements Availability {}

    /**
     * It cannot be reached or used.
     *
     * @param reason why, and the cure
     */
    record Unavailable(String reason) implements Availability {}

    /** That of a device that was reached. */
    static Availability of(DeviceStatus status) {
        return status.lease()
                .<Availability>map(row -> new Held(
                        row.holder(), Duration.ofSeconds(Math.max(0, (long) status.uptimeSeconds() - row.since()))))
                .orElseGet(Ready::new);
    }
}
