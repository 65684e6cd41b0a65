package dev.dyno.harness.lab;

import dev.dyno.harness.lab.health.HealthRecord;
import dev.dyno.harness.lab.lease.Holder;
import dev.dyno.harness.lab.lease.LeaseTaken;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.Transport;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.scenarios.Lab;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Opens devices under a lease, if their health allows it: whoever else asks for one is refused, and a device that did too much
 * wrong is not used at all.
 */
public final class LeasedAccess implements DeviceAccess {
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

    private final LabTools tools;
    private final Holder holder;
    private final Duration patience;

    /**
     * Access for one run.
     *
     * @param holder who holds the leases
     * @param patience how long to wait for a device that another holds; zero for not at all
     */
    public LeasedAccess(LabTools tools, Holder holder, Duration patience) {
        this.tools = tools;
        this.holder = holder;
        this.patience = patience;
    }

    @Override
    public DeviceUse open(Lab.Entry device) {
        try {
            String alias = tools.aliases().of(device);
            requireUsable(tools.health().of(alias, device.name()));
            return open(device, alias);
        } catch (StoreException e) {
            throw new PermanentDeviceException(Details.of(device.name(), String.valueOf(e.getMessage())), e);
        }
    }

    private DeviceUse open(Lab.Entry device, String alias) {
        Transport transport = transport(device);
        DeviceSession session = transport.open(device);
        LeasedUse use = null;
        boolean ready = false;
        try {
            LeaseTaken.Ours ours = taken(session);
            use = new LeasedUse(tools, new LeasedLink(tools, device, alias, transport, session, ours.lease()));
            ours.from()
                    .filter(from -> !from.run().equals(holder.run()))
                    .ifPresent(from -> tools.notice(
                            device.name(),
                            "taken over from " + from.shown() + ", of which there was no sign any more"));
            use.begin();
            ready = true;
            return use;
        } finally {
            if (!ready && use != null) {
                use.close();
            } else if (!ready) {
                session.close();
            }
        }
    }

    private Transport transport(Lab.Entry device) {
        Transport transport = tools.transports().get(device.transport());
        if (transport == null) {
            String known = tools.transports().keySet().stream().sorted().collect(Collectors.joining(", "));
            throw new PermanentDeviceException(
                    Details.of(device.name(), "no transport '" + device.transport() + "' here; there are: " + known));
        }
        return new DiscreetTransport(transport);
    }

    /**
     * Requires that runs may use a device.
     *
     * @throws PermanentDeviceException with since when, why, by whom and the cure
     */
    static void requireUsable(HealthRecord record) {
        if (record.health().usable()) {
            return;
        }
        Optional<HealthRecord.Change> why = record.lastChange();
        throw new PermanentDeviceException(Details.of(
                record.device(),
                "it is in " + word(record)
                        + why.map(change -> " since " + change.at() + " by " + change.by() + ": " + change.reason())
                                .orElse("")
                        + "; let it be used again with: dyno devices release " + record.device()));
    }

    private static String word(HealthRecord record) {
        return switch (record.health()) {
            case QUARANTINED -> "quarantine";
            case MAINTENANCE -> "maintenance";
            case RETIRED -> "retirement";
            case UNKNOWN, GOOD, SUSPECT -> record.health().word();
        };
    }

    private LeaseTaken.Ours taken(DeviceSession session) {
        long start = tools.nanoClock().getAsLong();
        String told = "";
        while (true) {
            LeaseTaken taken = tools.leases().take(session, holder);
            if (taken instanceof LeaseTaken.Ours ours) {
                return ours;
            }
            LeaseTaken.Held held = (LeaseTaken.Held) taken;
            if (Duration.ofNanos(tools.nanoClock().getAsLong() - start).compareTo(patience) >= 0) {
                throw held(session, held);
            }
            if (!held.shown().equals(told)) {
                told = held.shown();
                tools.notice(session.device(), "waiting for " + told);
            }
            rest(session);
        }
    }

    private TransientDeviceException held(DeviceSession session, LeaseTaken.Held held) {
        String waited = patience.isZero() ? "" : ", still after " + patience.toSeconds() + " s";
        return new TransientDeviceException(Details.of(
                session.device(),
                "it is held by " + held.shown() + waited + "; wait for it with --wait 30min, or see: dyno devices"));
    }

    private void rest(DeviceSession session) {
        try {
            tools.sleeper().sleep(ASK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientDeviceException(
                    Details.of(session.device(), "interrupted while waiting for its holder"), e);
        }
    }
}
