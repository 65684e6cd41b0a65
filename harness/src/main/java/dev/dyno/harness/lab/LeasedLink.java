package dev.dyno.harness.lab;

import dev.dyno.harness.lab.health.Health;
import dev.dyno.harness.lab.health.HealthEvent;
import dev.dyno.harness.lab.health.HealthRecord;
import dev.dyno.harness.lab.lease.Lease;
import dev.dyno.harness.lab.lease.LeasedSession;
import dev.dyno.harness.lab.recovery.LostDevice;
import dev.dyno.harness.lab.state.ServerUses;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.Recoverable;
import dev.dyno.harness.transport.Transport;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.scenarios.Lab;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The link to a device under one lease; the session may be replaced, the lease stays. */
final class LeasedLink implements LostDevice, AutoCloseable {
    private final LabTools tools;
    private final Lab.Entry entry;
    private final String alias;
    private final Transport transport;
    private final Lease lease;
    private final @Nullable Recoverable recoverable;
    private final Optional<ServerUses.Use> serverUse;
    private LeasedSession session;

    LeasedLink(LabTools tools, Lab.Entry entry, String alias, Transport transport, DeviceSession session, Lease lease) {
        this.tools = tools;
        this.entry = entry;
        this.alias = alias;
        this.transport = transport;
        this.lease = lease;
        this.recoverable = tools.recoverables().get(entry.transport());
        this.session = leased(session);
        this.serverUse = server().map(tools.servers()::begin);
    }

    private LeasedSession leased(DeviceSession bare) {
        return new LeasedSession(bare, lease, tools.leases().silence(), tools.nanoClock());
    }

    private Optional<String> server() {
        return recoverable == null ? Optional.empty() : recoverable.server();
    }

    Lab.Entry entry() {
        return entry;
    }

    String alias() {
        return alias;
    }

    @Override
    public String name() {
        return entry.name();
    }

    LeasedSession session() {
        return session;
    }

    HealthRecord health() {
        return tools.health().of(alias, entry.name());
    }

    HealthRecord note(HealthEvent event) {
        try {
            return tools.health().note(alias, entry.name(), event);
        } catch (StoreException e) {
            throw new PermanentDeviceException(Details.of(entry.name(), String.valueOf(e.getMessage())), e);
        }
    }

    /** Makes sure that the device is good as the use begins; what is wrong is noted as its fault. */
    void prove() {
        Optional<String> wrong = probe(session);
        if (wrong.isPresent()) {
            LeasedAccess.requireUsable(note(new HealthEvent.Fault(wrong.get())));
            throw failed(wrong.get());
        }
    }

    /** What is wrong with the device. One in good health is taken at its word; another proves itself. */
    private Optional<String> probe(DeviceSession candidate) {
        if (health().health() == Health.GOOD) {
            return Optional.empty();
        }
        Optional<String> wrong = SelfTest.of(candidate);
        if (wrong.isEmpty()) {
            note(new HealthEvent.ProbePassed());
        }
        return wrong;
    }

    private TransientDeviceException failed(String wrong) {
        return new TransientDeviceException(Details.of(entry.name(), "it " + wrong));
    }

    @Override
    public Optional<DeviceSession> stillThere() {
        if (!session.alive()) {
            return Optional.empty();
        }
        try {
            return probe(session).isEmpty() ? Optional.of(session) : Optional.empty();
        } catch (TransientDeviceException e) {
            return Optional.empty();
        }
    }

    @Override
    public DeviceSession open() {
        session.close();
        if (recoverable != null) {
            recoverable.disconnect(entry);
        }
        DeviceSession fresh = transport.open(entry);
        boolean good = false;
        try {
            LeasedSession candidate = leased(fresh);
            candidate.check(Duration.ZERO);
            Optional<String> wrong = probe(candidate);
            if (wrong.isPresent()) {
                throw failed(wrong.get());
            }
            session = candidate;
            good = true;
            return session;
        } finally {
            if (!good) {
                fresh.close();
            }
        }
    }

    @Override
    public Optional<String> restartServer() {
        Recoverable able = recoverable;
        Optional<String> server = server();
        if (able == null || server.isEmpty()) {
            return Optional.of("it is reached through none");
        }
        boolean done = tools.servers().ifUnusedByOthers(server.get(), () -> able.restartServer(entry));
        return done ? Optional.empty() : Optional.of("other devices are used through it");
    }

    @Override
    public Optional<String> reboot() {
        if (recoverable == null) {
            return Optional.of("devices of its kind cannot be");
        }
        if (!tools.health().mayReboot(alias, entry.name())) {
            return Optional.of("it was restarted often enough today");
        }
        session.close();
        // It counts whether it helps or not, or a device would be restarted for ever.
        note(new HealthEvent.Recovered("restarting the device", true));
        recoverable.reboot(entry);
        return Optional.empty();
    }

    /** Gives the lease back. Never throws; a lease that cannot be given back ends by itself. */
    @Override
    public void close() {
        serverUse.ifPresent(ServerUses.Use::close);
        tools.leases().release(session.bare(), lease);
        session.close();
    }
}
