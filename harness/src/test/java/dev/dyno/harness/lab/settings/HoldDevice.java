package dev.dyno.harness.lab.settings;

import dev.dyno.harness.device.DeviceProfiler;
import dev.dyno.harness.lab.DeviceUse;
import dev.dyno.harness.lab.LabTools;
import dev.dyno.harness.lab.LeasedAccess;
import dev.dyno.harness.lab.health.HealthBook;
import dev.dyno.harness.lab.health.HealthLimits;
import dev.dyno.harness.lab.lease.Holder;
import dev.dyno.harness.lab.lease.Leases;
import dev.dyno.harness.lab.state.Aliases;
import dev.dyno.harness.lab.state.ServerUses;
import dev.dyno.harness.lab.state.StateFolder;
import dev.dyno.harness.transport.adb.AdbTransport;
import dev.dyno.scenarios.file.LabFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** A harness that takes the first device of a lab file and holds it until it is killed. */
final class HoldDevice {
    private HoldDevice() {}

    /** Arguments: the lab file, the port of the adb server, a folder for what is known of devices. */
    public static void main(String[] arguments) throws InterruptedException {
        DeviceUse use = open(Path.of(arguments[0]), arguments[1], Path.of(arguments[2]), text -> {});
        System.out.println("holding " + use.profile().facts());
        Thread.sleep(Duration.ofMinutes(5).toMillis());
    }

    static DeviceUse open(Path lab, String adbPort, Path home, Consumer<String> notices) {
        StateFolder state = new StateFolder(home);
        LabTools tools = new LabTools(
                Map.of("adb", new AdbTransport(Map.of("ANDROID_ADB_SERVER_PORT", adbPort, "PATH", "/usr/bin:/bin"))),
                Map.of(),
                new DeviceProfiler(),
                new Leases(
                        Duration.ofMinutes(2),
                        () -> UUID.randomUUID().toString().replace("-", "").substring(0, 12)),
                new Aliases(state),
                new HealthBook(state, Clock.systemUTC(), HealthLimits.USUAL, text -> {}),
                new ServerUses(state),
                System::nanoTime,
                time -> {},
                issue -> notices.accept(issue.source() + ": " + issue.message()));
        Holder holder = Holder.here("run-" + ProcessHandle.current().pid(), Map.of());
        return new LeasedAccess(tools, holder, Duration.ZERO)
                .open(LabFiles.load(lab).devices().get(0));
    }
}
