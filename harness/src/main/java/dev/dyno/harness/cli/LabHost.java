package dev.dyno.harness.cli;

import dev.dyno.harness.device.DeviceProfiler;
import dev.dyno.harness.lab.DeviceAccess;
import dev.dyno.harness.lab.LabTools;
import dev.dyno.harness.lab.LeasedAccess;
import dev.dyno.harness.lab.PlainAccess;
import dev.dyno.harness.lab.health.HealthBook;
import dev.dyno.harness.lab.health.HealthLimits;
import dev.dyno.harness.lab.lease.Holder;
import dev.dyno.harness.lab.lease.Leases;
import dev.dyno.harness.lab.recovery.ShellRecovery;
import dev.dyno.harness.lab.recovery.Sleeper;
import dev.dyno.harness.lab.state.Aliases;
import dev.dyno.harness.lab.state.ServerUses;
import dev.dyno.harness.lab.state.StateFolder;
import dev.dyno.harness.transport.Recoverable;
import dev.dyno.harness.transport.Transport;
import dev.dyno.harness.transport.adb.AdbRecovery;
import dev.dyno.harness.transport.adb.AdbTransport;
import dev.dyno.harness.transport.ssh.SshTransport;
import dev.dyno.results.record.Issue;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** This machine as the host of a lab: how its devices are reached, and what it knows of them. */
final class LabHost {
    private static final int LONGEST_RUN = 50;

    private final Surroundings surroundings;
    private final StateFolder state;

    LabHost(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.state = StateFolder.of(surroundings.console().env());
    }

    /** Access that takes no lease: for what only looks. */
    DeviceAccess looking() {
        return new PlainAccess(transports(), new DeviceProfiler());
    }

    /**
     * Access for a run.
     *
     * @param folder the run's folder, by which a resumed run is known to be the same
     * @param patience how long to wait for a device that another holds
     */
    DeviceAccess measuring(Path folder, Duration patience, Consumer<Issue> notices) {
        String name = String.valueOf(folder.getFileName()).replaceAll("[^A-Za-z0-9._-]+", "-");
        String path = folder.toAbsolutePath().normalize().toString();
        String run = name.substring(0, Math.min(LONGEST_RUN, name.length())) + "-"
                + aliases().of("run\n" + path);
        Holder holder = Holder.here(run, surroundings.console().env());
        return new LeasedAccess(tools(notices), holder, patience);
    }

    Aliases aliases() {
        return new Aliases(state);
    }

    HealthBook health(Consumer<Issue> notices) {
        return new HealthBook(
                state,
                Clock.systemUTC(),
                HealthLimits.USUAL,
                text -> notices.accept(new Issue(Issue.Severity.WARNING, text, "lab")));
    }

    private LabTools tools(Consumer<Issue> notices) {
        return new LabTools(
                transports(),
                recoverables(),
                new DeviceProfiler(),
                new Leases(
                        Leases.USUAL_SILENCE, () -> UUID.randomUUID().toString().substring(0, 8)),
                aliases(),
                health(notices),
                new ServerUses(state),
                System::nanoTime,
                Sleeper.REAL,
                notices);
    }

    private Map<String, Transport> transports() {
        return surroundings.transports().stream().collect(Collectors.toMap(Transport::name, Function.identity()));
    }

    private Map<String, Recoverable> recoverables() {
        Map<String, String> env = surroundings.console().env();
        return Map.of(
                AdbTransport.NAME, new AdbRecovery(env),
                SshTransport.NAME, new ShellRecovery(new SshTransport(env)));
    }
}
