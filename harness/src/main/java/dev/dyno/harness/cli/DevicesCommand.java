package dev.dyno.harness.cli;

import dev.dyno.harness.lab.health.Health;
import dev.dyno.harness.lab.health.HealthEvent;
import dev.dyno.harness.lab.health.HealthRecord;
import dev.dyno.harness.transport.ssh.SshTransport;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.record.Issue;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.Lab;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dyno devices}: which devices there are, and what they are. */
@Command(
        name = "devices",
        description = {
            "List the devices of a lab with their state, health and facts.",
            "Looking disturbs no measurement. A device that is quarantined, under maintenance or retired is used again only"
                    + " after its release."
        },
        footerHeading = "%nEnds with 4 if one of them cannot be used now.%n%nExamples:%n",
        footer = {
            "  dyno devices",
            "  dyno devices --lab lab.yaml -d 'os:linux -emulator' --json",
            "  dyno devices quarantine pixel-8 --lab lab.yaml --reason 'runs hot since Monday'",
            "  dyno devices release pixel-8 --lab lab.yaml"
        })
final class DevicesCommand implements Callable<Integer> {
    private static final String NAME = "The device's name in the lab.";
    private static final String LAB = "Lab file. Without one: this machine.";
    private static final String REASON = "Why, for others who want to use it.";

    private final Surroundings surroundings;

    @Option(names = "--lab", paramLabel = "FILE", description = "Lab file. Without one: this machine.")
    private @Nullable Path lab;

    @Option(
            names = {"-d", "--devices"},
            paramLabel = "SELECTOR",
            description = "Only devices that match, for example 'os:linux soc:/ryzen/'.")
    private DeviceSelector selector = DeviceSelector.ALL;

    @Option(names = "--json", description = "Print one JSON document instead of a table.")
    private boolean json;

    DevicesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        LabHost host = new LabHost(surroundings);
        List<DeviceRow> rows = new DevicesLook(surroundings, host.aliases(), host.health(this::warn))
                .at(surroundings.lab(lab).devices()).stream()
                        .filter(row -> selector.matches(row.name(), row.selectable()))
                        .toList();
        if (json) {
            surroundings.console().print(Json.write(rows));
        } else {
            DevicesTable.lines(rows).forEach(surroundings.console()::print);
            if (rows.isEmpty()) {
                surroundings
                        .console()
                        .warn("no device matches '" + Text.line(selector.text()) + "'; leave out -d to see all");
            }
        }
        boolean allReady = rows.stream().allMatch(DeviceRow::usable);
        return (allReady ? ExitCode.PASS : ExitCode.UNAVAILABLE).code();
    }

    /** Adds a device's host key to the known ones, once a person has compared it. */
    @Command(
            description = {
                "Show the host key of a device that is reached over SSH, or trust it.",
                "Compare the fingerprint with the device's own (there: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub) and"
                        + " give it with --fingerprint; only then the key is added to the known hosts."
            })
    int trust(
            @Parameters(index = "0", paramLabel = "NAME", description = "The device's name in the lab file.")
                    String name,
            @Option(names = "--lab", paramLabel = "FILE", required = true, description = "Lab file.") Path labFile,
            @Option(
                            names = "--fingerprint",
                            paramLabel = "SHA256:...",
                            defaultValue = "",
                            description = "The fingerprint that you have compared.")
                    String fingerprint) {
        Console console = surroundings.console();
        Lab.Entry device = surroundings.lab(labFile).devices().stream()
                .filter(entry -> entry.name().equals(name) && entry.transport().equals(SshTransport.NAME))
                .findFirst()
                .orElseThrow(() -> new PermanentDeviceException(
                        Details.of(name, "the lab file has no device of that name that is reached over ssh")));
        SshTransport.HostKey key = new SshTransport(console.env()).trust(device, fingerprint);
        if (key.known()) {
            console.print(name + ": its host key " + key.fingerprint() + " is known already");
        } else if (fingerprint.isEmpty()) {
            console.print(
                    name + ": its host key is " + key.fingerprint() + "; nothing was trusted yet. If the device itself"
                            + " shows the same, add it with --fingerprint " + key.fingerprint());
        } else {
            console.print(name + ": its host key " + key.fingerprint() + " is trusted from now on");
        }
        return ExitCode.PASS.code();
    }

    /** Takes a device out of use until somebody releases it. */
    @Command(description = "Take a device out of use, because it does not measure as it should, until it is released.")
    int quarantine(
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Option(names = "--lab", paramLabel = "FILE", description = LAB) @Nullable Path labFile,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = REASON) String reason) {
        return takeOut(name, labFile, Health.QUARANTINED, reason);
    }

    /** Takes a device out of use while somebody works on it. */
    @Command(description = "Take a device out of use while you work on it, until it is released.")
    int maintenance(
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Option(names = "--lab", paramLabel = "FILE", description = LAB) @Nullable Path labFile,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = REASON) String reason) {
        return takeOut(name, labFile, Health.MAINTENANCE, reason);
    }

    /** Takes a device out of service. */
    @Command(description = "Take a device out of service; it can be released all the same.")
    int retire(
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Option(names = "--lab", paramLabel = "FILE", description = LAB) @Nullable Path labFile,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = REASON) String reason) {
        return takeOut(name, labFile, Health.RETIRED, reason);
    }

    /** Lets a device be used again. */
    @Command(description = "Let a device be used again, once it has passed its probe.")
    int release(
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Option(names = "--lab", paramLabel = "FILE", description = LAB) @Nullable Path labFile) {
        return note(name, labFile, new HealthEvent.Released(who()));
    }

    private int takeOut(String name, @Nullable Path labFile, Health health, String reason) {
        return note(name, labFile, new HealthEvent.TakenOut(health, who(), reason));
    }

    private int note(String name, @Nullable Path labFile, HealthEvent event) {
        Lab.Entry device = surroundings.lab(labFile).devices().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new PermanentDeviceException(
                        Details.of(name, "there is no device of that name; name its lab file with --lab")));
        LabHost host = new LabHost(surroundings);
        HealthRecord now = host.health(this::warn).note(host.aliases().of(device), name, event);
        surroundings
                .console()
                .print(Text.line(name + ": " + now.health().word()
                        + now.lastChange()
                                .map(change -> " since " + change.at() + " by " + change.by() + ": " + change.reason())
                                .orElse("")));
        return ExitCode.PASS.code();
    }

    private String who() {
        return surroundings.console().env().getOrDefault("USER", System.getProperty("user.name", "somebody"));
    }

    private void warn(Issue issue) {
        surroundings.console().warn(Text.issue(issue));
    }
}
