package dev.dyno.harness.cli;

import dev.dyno.harness.device.JavaImage;
import dev.dyno.harness.noise.NoiseFolder;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.Transport;
import dev.dyno.harness.transport.adb.AdbTransport;
import dev.dyno.harness.transport.appium.AppiumTransport;
import dev.dyno.harness.transport.local.LocalTransport;
import dev.dyno.harness.transport.replay.ReplayTransport;
import dev.dyno.harness.transport.ssh.SshTransport;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.scenarios.Lab;
import dev.dyno.scenarios.demo.DemoModels;
import dev.dyno.scenarios.file.LabFiles;
import dev.dyno.scenarios.file.ScenarioContext;
import dev.dyno.scenarios.file.Transports;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What commands work with: the composition of Dyno's parts over one console and one installation.
 *
 * @param console where a command reads and writes
 * @param installation what lies beside the jar
 */
public record Surroundings(Console console, Installation installation) {

    /** Dyno's folder in the user's cache; it may not exist yet. */
    public Path cacheFolder() {
        return userFolder("XDG_CACHE_HOME", ".cache");
    }

    /** Dyno's folder for what it remembers between commands; it may not exist yet. */
    public Path stateFolder() {
        return userFolder("XDG_STATE_HOME", ".local/state");
    }

    private Path userFolder(String variable, String usual) {
        String named = console.env().getOrDefault(variable, "");
        Path home = Path.of(console.env().getOrDefault("HOME", "/tmp"));
        return console.path(named.isEmpty() ? home.resolve(usual) : Path.of(named))
                .resolve("dyno");
    }

    /** The Java for devices that have none. */
    public JavaImage deviceJava() {
        return JavaImage.of(
                Path.of(System.getProperty("java.home")), cacheFolder().resolve("java"), console.env());
    }

    /** What is known of devices' noise, beside the runs. */
    public NoiseFolder noise() {
        return new NoiseFolder(console.path(Path.of("results", "noise")));
    }

    /** What scenario files may refer to. Demo models are known by name here, whether they have been built or not. */
    public ScenarioContext scenarioContext() {
        return new ScenarioContext(console.env(), DemoModels.in(cacheFolder()));
    }

    /**
     * The lab of a file, or this machine if there is none.
     *
     * @throws dev.dyno.results.error.ScenarioException if the file is not a valid lab
     */
    public Lab lab(@Nullable Path file) {
        return file == null ? Lab.THIS_MACHINE : LabFiles.load(console.path(file), console.env(), Transports.SHIPPED);
    }

    /**
     * Opens a device of a lab.
     *
     * @throws dev.dyno.results.error.DeviceException if it cannot be reached or used
     */
    public DeviceSession open(Lab.Entry device) {
        return transports().stream()
                .filter(transport -> transport.name().equals(device.transport()))
                .findFirst()
                .orElseThrow(() -> new PermanentDeviceException(
                        Details.of(device.name(), "there is no transport named '" + device.transport() + "'")))
                .open(device);
    }

    /** Every way to reach devices. */
    public List<Transport> transports() {
        return List.of(
                new LocalTransport(console.env()),
                new AdbTransport(console.env()),
                new SshTransport(console.env()),
                new AppiumTransport(console.env(), installation.webAgent()::command),
                new ReplayTransport());
    }
}
