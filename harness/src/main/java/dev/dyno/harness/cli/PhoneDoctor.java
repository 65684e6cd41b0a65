package dev.dyno.harness.cli;

import dev.dyno.harness.android.InstalledAgent;
import dev.dyno.harness.lab.DeviceUse;
import dev.dyno.harness.probe.Probing;
import dev.dyno.harness.probe.Reading;
import dev.dyno.harness.transport.Inquirer;
import dev.dyno.harness.transport.adb.AdbTransport;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.Lab;
import dev.dyno.scenarios.Scenario;
import dev.dyno.scenarios.file.ScenarioFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code dyno doctor --full}: whether the Android agent works on a phone, by both of its entries, and a report of it to send to
 * somebody who has no such phone.
 */
final class PhoneDoctor {
    private static final String SCENARIO = "phone-check.yaml";

    private final Surroundings surroundings;
    private final Console console;
    private final NoiseOptions options;
    private final List<String> arguments;
    private final LabHost host;

    PhoneDoctor(Surroundings surroundings, NoiseOptions options, List<String> arguments) {
        this.surroundings = surroundings;
        this.console = surroundings.console();
        this.options = options;
        this.arguments = arguments;
        this.host = new LabHost(surroundings);
    }

    /** Looks at the one phone that is meant, writes the report and says where. */
    ExitCode run() {
        Lab.Entry phone = phone();
        PhoneReport report = new PhoneReport(
                phone.keys().getOrDefault("serial", ""), host.aliases().of(phone));
        Scenario scenario = scenario();
        Path folder = new Measuring(surroundings).folder(scenario, options.output());
        look(phone, report);
        RunRecord shell = measured(phone, "shell", scenario, folder, report);
        RunRecord app = measured(phone, "app", scenario, folder, report);
        compare(folder, shell, app, report);
        uninstall(phone, report);
        Path file = folder.resolve("phone.md");
        try {
            Files.writeString(file, report.text(phone.name(), Installation.version()));
        } catch (IOException e) {
            throw new StoreException("cannot write " + file + " (" + e + ")", e);
        }
        report.lines().forEach(line -> console.print(Text.line(line)));
        console.print("send: " + file);
        return report.failed() ? ExitCode.TRIALS_FAILED : ExitCode.PASS;
    }

    private Lab.Entry phone() {
        DeviceSelector selector = Objects.requireNonNullElse(options.selector(), DeviceSelector.ALL);
        List<Lab.Entry> phones = surroundings.lab(options.lab()).devices().stream()
                .filter(device -> device.transport().equals(AdbTransport.NAME))
                .filter(device -> selector.matches(device.name(), device.keys()))
                .toList();
        if (phones.size() != 1) {
            throw new PermanentDeviceException(Details.of(
                    "lab",
                    "--full takes exactly one device that adb reaches, and " + phones.size()
                            + " are meant: make a lab file by dyno lab discover -o lab.yaml, and name it and the device by"
                            + " --lab lab.yaml -d NAME"));
        }
        return phones.get(0);
    }

    private Scenario scenario() {
        try (InputStream stream = PhoneDoctor.class.getResourceAsStream(SCENARIO)) {
            String text = new String(Objects.requireNonNull(stream, SCENARIO).readAllBytes(), StandardCharsets.UTF_8);
            return ScenarioFiles.parse(SCENARIO, text, console.folder(), surroundings.scenarioContext());
        } catch (IOException e) {
            throw new StoreException("cannot read " + SCENARIO, e);
        }
    }

    private DeviceUse open(Lab.Entry phone) {
        return host.measuring(Path.of("doctor"), Duration.ZERO, issue -> console.warn(Text.issue(issue)))
                .open(phone);
    }

    private void look(Lab.Entry phone, PhoneReport report) {
        try (DeviceUse use = open(phone)) {
            report.profile(use.profile());
            report.fine("reached, and its own tools work", use.profile().model());
            List<Reading> readings = Probing.read(use.session(), Inquirer.unguessable());
            report.readings(readings);
            report.fine("asked what it tells of itself", readings.size() + " readings");
        }
    }

    private RunRecord measured(Lab.Entry phone, String entry, Scenario scenario, Path folder, PhoneReport report) {
        Map<String, String> keys = new HashMap<>(phone.keys());
        keys.put(Lab.AGENT, entry);
        Lab lab = new Lab(List.of(new Lab.Entry(phone.name(), phone.transport(), keys)));
        RunRecord run = new Measuring(surroundings)
                .quietly(scenario, lab, folder.resolve(entry), arguments)
                .run();
        report.trials("agent: " + entry, run);
        run.missing().forEach(missing -> report.failed("agent: " + entry, missing.reason()));
        return run;
    }

    /** The same model, input and runtime: what comes out is the same to the byte. */
    private static void compare(Path folder, RunRecord shell, RunRecord app, PhoneReport report) {
        String step = "the same outputs by both entries";
        for (TrialRecord trial : shell.trials()) {
            for (TrialRecord other : app.trials()) {
                String one = trial.files().get("outputs");
                String two = other.files().get("outputs");
                if (!trial.candidate().equals(other.candidate()) || one == null || two == null) {
                    continue;
                }
                try (RunFolder first = RunFolder.open(folder.resolve("shell"));
                        RunFolder second = RunFolder.open(folder.resolve("app"))) {
                    boolean same = Files.mismatch(first.file(one), second.file(two)) < 0;
                    if (same) {
                        report.fine(step + ", " + trial.candidate(), "yes");
                    } else {
                        report.failed(step + ", " + trial.candidate(), "they differ");
                    }
                } catch (IOException e) {
                    report.failed(step, e.toString());
                }
            }
        }
    }

    private void uninstall(Lab.Entry phone, PhoneReport report) {
        String step = "the package is uninstalled";
        try (DeviceUse use = open(phone)) {
            report.fine(step, InstalledAgent.uninstall(use.session()) ? "yes" : "it was not installed");
        } catch (DeviceException e) {
            report.failed(step, String.valueOf(e.getMessage()));
        }
    }
}
