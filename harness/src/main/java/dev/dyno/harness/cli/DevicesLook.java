package dev.dyno.harness.cli;

import dev.dyno.harness.device.DeviceProfiler;
import dev.dyno.harness.lab.Availability;
import dev.dyno.harness.lab.DeviceStatus;
import dev.dyno.harness.lab.health.Health;
import dev.dyno.harness.lab.health.HealthBook;
import dev.dyno.harness.lab.health.HealthRecord;
import dev.dyno.harness.lab.state.Aliases;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.scenarios.Lab;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Looks at devices, at all of them at once, without their leases and by two commands each. */
final class DevicesLook {
    private static final int MOST_AT_ONCE = 16;
    private static final DeviceStatus NOTHING =
            new DeviceStatus("", 0, Optional.empty(), false, OptionalDouble.empty(), OptionalDouble.empty());

    private final Surroundings surroundings;
    private final Aliases aliases;
    private final HealthBook health;

    DevicesLook(Surroundings surroundings, Aliases aliases, HealthBook health) {
        this.surroundings = surroundings;
        this.aliases = aliases;
        this.health = health;
    }

    /** The devices as they are now, in the lab's order. */
    List<DeviceRow> at(List<Lab.Entry> devices) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(MOST_AT_ONCE, devices.size())));
        try {
            List<Future<DeviceRow>> looking = new ArrayList<>();
            devices.forEach(device -> looking.add(threads.submit(() -> look(device))));
            List<DeviceRow> rows = new ArrayList<>();
            for (Future<DeviceRow> row : looking) {
                rows.add(row.get());
            }
            return rows;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private DeviceRow look(Lab.Entry device) {
        String alias = aliases.of(device);
        HealthRecord known = health.of(alias, device.name());
        try (DeviceSession session = surroundings.open(device)) {
            DeviceProfile profile = new DeviceProfiler().profile(session, device);
            DeviceStatus status = status(session);
            return row(device, alias, known, Availability.of(status), status, profile);
        } catch (DeviceException e) {
            String message = String.valueOf(e.getMessage());
            String prefix = device.name() + ": ";
            String reason = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
            return row(device, alias, known, new Availability.Unavailable(reason), NOTHING, null);
        }
    }

    /** What is but a recording has no minutes. */
    private static DeviceStatus status(DeviceSession session) {
        try {
            return DeviceStatus.of(session);
        } catch (PermanentDeviceException e) {
            return NOTHING;
        }
    }

    private static DeviceRow row(
            Lab.Entry device,
            String alias,
            HealthRecord known,
            Availability availability,
            DeviceStatus status,
            @Nullable DeviceProfile profile) {
        return new DeviceRow(
                device.name(),
                alias,
                device.transport(),
                text(availability),
                known.health().word(),
                known.lastChange()
                        .map(change -> "since " + change.at().truncatedTo(ChronoUnit.SECONDS) + " by " + change.by()
                                + ": " + change.reason())
                        .orElse(""),
                known.health() == Health.GOOD ? "" : known.lastFault(),
                status.celsius().isPresent() ? status.celsius().getAsDouble() : null,
                status.charge().isPresent() ? status.charge().getAsDouble() : null,
                availability instanceof Availability.Ready && known.health().usable(),
                profile);
    }

    private static String text(Availability availability) {
        if (availability instanceof Availability.Held held) {
            return "held by " + held.holder().shown() + " for " + text(held.since());
        }
        return availability instanceof Availability.Unavailable not ? "unavailable: " + not.reason() : "ready";
    }

    private static String text(Duration time) {
        return time.toMinutes() < 2
                ? time.toSeconds() + " s"
                : time.toMinutes() < 120 ? time.toMinutes() + " min" : time.toHours() + " h";
    }
}
