package dev.dyno.harness.cli;

import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.ScenarioException;
import dev.dyno.scenarios.Lab;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments of commands that look at one device. */
final class OneDevice {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DEVICE",
            description = "The device's name in the lab. Not needed where the lab has only one.")
    private @Nullable String name;

    @Option(names = "--lab", paramLabel = "FILE", description = "Lab file. Without one: this machine.")
    private @Nullable Path lab;

    /**
     * The device that is meant.
     *
     * @throws PermanentDeviceException if the lab has none of that name, or several and none was named
     */
    Lab.Entry entry(Surroundings surroundings) {
        List<Lab.Entry> devices = surroundings.lab(lab).devices();
        if (name == null && devices.size() == 1) {
            return devices.get(0);
        }
        return devices.stream()
                .filter(device -> device.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(devices));
    }

    /**
     * Opens it.
     *
     * @throws dev.dyno.results.error.DeviceException if it cannot be reached
     * @throws ScenarioException if it is a recording with a list of commands that is not valid
     */
    DeviceSession open(Surroundings surroundings) {
        try {
            return surroundings.open(entry(surroundings));
        } catch (PermanentDeviceException e) {
            if (e.getCause() instanceof ScenarioException problems) {
                throw problems;
            }
            throw e;
        }
    }

    private PermanentDeviceException unknown(List<Lab.Entry> devices) {
        String known = devices.stream().map(Lab.Entry::name).collect(Collectors.joining(", "));
        return new PermanentDeviceException(Details.of(
                name == null ? "DEVICE" : name,
                (name == null
                                ? "the lab has several devices; name one of them: "
                                : "the lab has no such device; it has: ")
                        + known
                        + (lab == null ? " (--lab FILE names the lab file)" : "")));
    }
}
