package dev.dyno.harness.cli;

import dev.dyno.harness.android.InstalledAgent;
import dev.dyno.harness.lab.DeviceUse;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dyno devices uninstall}: takes the agent's package off a phone. */
@Command(
        name = "uninstall",
        description = {
            "Take the agent's package off a phone.",
            "Runs on devices with 'agent: app' install it, and leave it there for the next. Anything else that Dyno brings to a"
                    + " device lies in its work folder."
        },
        footerHeading = "%nExamples:%n",
        footer = "  dyno devices uninstall pixel-8 --lab lab.yaml")
final class DevicesUninstall implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private OneDevice device = new OneDevice();

    DevicesUninstall(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Console console = surroundings.console();
        LabHost host = new LabHost(surroundings);
        // Under a lease: a trial that runs in the package would die with it.
        try (DeviceUse use = host.measuring(
                        Path.of("uninstall"), Duration.ZERO, issue -> console.warn(Text.issue(issue)))
                .open(device.entry(surroundings))) {
            String name = use.entry().name();
            if (!use.profile().os().equals("android")) {
                throw new PermanentDeviceException(Details.of(name, "only Android devices have packages"));
            }
            boolean was = InstalledAgent.uninstall(use.session());
            console.print(name + (was ? ": the agent's package is uninstalled" : ": there is no package of the agent"));
        }
        return ExitCode.PASS.code();
    }
}
