package dev.dyno.harness.cli;

import dev.dyno.harness.device.DeviceProfiler;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ssh.SshTransport;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.metric.Quantities;
import dev.dyno.results.metric.Unit;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.Lab;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dyno devices}: which devices there are, and what they are. */
@Command(
        name = "devices",
        description = "List the devices of a lab with their state and facts.",
        footerHeading = "%nEnds with 4 if one of them cannot be used now.%n%nExamples:%n",
        footer = {"  dyno devices", "  dyno devices --lab lab.yaml -d 'os:linux -emulator' --json"})
final class DevicesCommand implements Callable<Integer> {
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
        List<Row> rows = new ArrayList<>();
        for (Lab.Entry device : surroundings.lab(lab).devices()) {
            Row row = look(device);
            if (selector.matches(device.name(), row.selectable())) {
                rows.add(row);
            }
        }
        if (json) {
            surroundings.console().print(Json.write(rows));
        } else {
            print(rows);
        }
        boolean allReady = rows.stream().allMatch(row -> row.profile() != null);
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

    private Row look(Lab.Entry device) {
        try (DeviceSession session = surroundings.open(device)) {
            return new Row(device.name(), device.transport(), "ready", new DeviceProfiler().profile(session, device));
        } catch (DeviceException e) {
            return new Row(device.name(), device.transport(), "unavailable: " + e.getMessage(), null);
        }
    }

    private void print(List<Row> rows) {
        Table table = new Table("DEVICE", "TRANSPORT", "STATE", "OS", "PROCESSOR", "ABI", "CORES", "MEMORY");
        for (Row row : rows) {
            DeviceProfile profile = row.profile();
            if (profile == null) {
                table.row(row.name(), row.transport(), row.state(), "", "", "", "", "");
            } else {
                table.row(
                        row.name(),
                        row.transport(),
                        row.state(),
                        profile.build(),
                        profile.soc(),
                        profile.abi(),
                        String.valueOf(profile.cores()),
                        Quantities.format((double) profile.memoryBytes(), Unit.BYTE));
            }
        }
        table.lines().forEach(surroundings.console()::print);
        if (rows.isEmpty()) {
            surroundings
                    .console()
                    .warn("no device matches '" + Text.line(selector.text()) + "'; leave out -d to see all");
        }
    }

    /**
     * A device as it was found.
     *
     * @param name its name in the lab
     * @param transport how it is reached
     * @param state {@code ready}, or {@code unavailable} with the reason
     * @param profile what it is; null if it could not be reached
     */
    record Row(
            String name,
            String transport,
            String state,
            @Nullable DeviceProfile profile) {
        Map<String, String> selectable() {
            return profile == null ? Map.of("transport", transport) : DeviceSelector.facts(profile);
        }
    }
}
