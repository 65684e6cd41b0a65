package dev.dyno.harness.transport.adb;

import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.Transport;
import dev.dyno.harness.transport.shell.LeftBehind;
import dev.dyno.harness.transport.shell.ShellSession;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Reaches Android devices over USB or the network.
 *
 * <p>Keys of the lab file: {@code serial}, as {@code adb devices} shows it, or {@code host:port} of a device on the network,
 * which is then connected; {@code work-folder}, by default {@code /data/local/tmp/dyno}.
 */
public final class AdbTransport implements Transport {
    /** The name by which lab files ask for it. */
    public static final String NAME = "adb";

    private static final String WORK_FOLDER = "/data/local/tmp/dyno";
    /** adb takes data by the megabyte; a slow link needs its time for one. */
    private static final Duration STALL = Duration.ofSeconds(20);

    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final AdbServers servers;
    private final Duration settle;
    private final Duration stall;
    private final LeftBehind left = new LeftBehind();

    /**
     * A transport by the adb server that the environment names.
     *
     * @param environment where {@code ANDROID_ADB_SERVER_PORT}, {@code ANDROID_HOME} and {@code PATH} are looked up
     */
    public AdbTransport(Map<String, String> environment) {
        this(environment, SETTLE, STALL);
    }

    /**
     * The same with another patience.
     *
     * @param settle how long a device may pass through states that are none of its own
     * @param stall how long a copy may stand still before it is given up
     */
    AdbTransport(Map<String, String> environment, Duration settle, Duration stall) {
        this.servers = new AdbServers(environment);
        this.settle = settle;
        this.stall = stall;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public DeviceSession open(Lab.Entry device) {
        String serial = device.keys().getOrDefault("serial", "");
        AdbServer server = servers.running(device.name());
        try {
            requireReady(server, device.name(), serial);
            if (!server.features(serial).contains("shell_v2")) {
                String message = "its adb is too old to tell how commands end; Dyno needs Android 7 or newer";
                throw new PermanentDeviceException(Details.of(device.name(), message));
            }
        } catch (Ambiguous e) {
            String message = e.getMessage() + "; unplug all but the one that is meant";
            throw new PermanentDeviceException(Details.of(device.name(), message), e);
        } catch (IOException e) {
            throw unreachable(device.name(), e);
        }
        String folder = device.keys().getOrDefault("work-folder", WORK_FOLDER);
        return ShellSession.open(device.name(), new AdbShell(server, serial, stall), folder, left);
    }

    /**
     * Every device that the adb server knows; starts a server where there is none.
     *
     * @throws dev.dyno.results.error.DeviceException if no server can be used, with the cure
     */
    public List<AttachedDevice> attached() {
        AdbServer server = servers.running(NAME);
        try {
            return server.devices().stream().map(AttachedDevice::of).toList();
        } catch (IOException e) {
            throw unreachable(NAME, e);
        }
    }

    /**
     * Lets the adb server forget a device on the network, where a server runs. Never throws.
     *
     * @param serial host and port
     */
    public void forget(String serial) {
        servers.ifRunning().ifPresent(server -> {
            try {
                server.disconnect(serial);
            } catch (IOException e) {
                // The server did not know it, or is gone: either way it is forgotten.
            }
        });
    }

    /** Waits a while where waiting may help: a device that was just attached passes through states that are none of its own. */
    private void requireReady(AdbServer server, String name, String serial) throws IOException {
        long start = System.nanoTime();
        while (true) {
            Optional<AdbDevice> found = connected(server, serial);
            AdbState state = found.map(AdbDevice::state).orElse(AdbState.UNKNOWN);
            if (state == AdbState.DEVICE) {
                return;
            }
            boolean passing = found.isPresent() ? state.passing() : network(serial);
            boolean late = System.nanoTime() - start > settle.toNanos();
            if (!passing || late || Thread.currentThread().isInterrupted()) {
                throw found.isPresent() ? notReady(name, state) : absent(server.devices(), name);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** The device as the server lists it; one on the network is connected first, and anew where its link has died. */
    private static Optional<AdbDevice> connected(AdbServer server, String serial) throws IOException {
        Optional<AdbDevice> found = find(server, serial);
        if (network(serial) && found.map(AdbDevice::state).orElse(AdbState.OFFLINE) == AdbState.OFFLINE) {
            if (found.isPresent()) {
                server.disconnect(serial);
            }
            server.connect(serial);
            return find(server, serial);
        }
        return found;
    }

    private static boolean network(String serial) {
        return serial.matches(".+:[0-9]{1,5}");
    }

    private static Optional<AdbDevice> find(AdbServer server, String serial) throws IOException {
        List<AdbDevice> found = server.devices().stream()
                .filter(device -> device.serial().equals(serial))
                .toList();
        if (found.size() > 1) {
            throw new Ambiguous("adb sees " + found.size() + " devices with its serial number");
        }
        return found.stream().findFirst();
    }

    private static DeviceException absent(List<AdbDevice> there, String name) {
        String others = there.isEmpty() ? "none" : there.size() + (there.size() == 1 ? " other" : " others");
        return new TransientDeviceException(
                Details.of(
                        name,
                        "no device with the serial number of the lab file is attached (adb sees " + others
                                + "); plug it in, turn on USB debugging in its developer options, and compare with: adb devices -l"));
    }

    private static DeviceException notReady(String name, AdbState state) {
        Details details = Details.of(name, "the device " + state.meaning() + "; " + state.cure());
        return state.passing() ? new TransientDeviceException(details) : new PermanentDeviceException(details);
    }

    /** Cheap phones come with the same serial number, all of them. */
    private static final class Ambiguous extends IOException {
        private static final long serialVersionUID = 1L;

        Ambiguous(String message) {
            super(message);
        }
    }

    private static TransientDeviceException unreachable(String name, IOException e) {
        return new TransientDeviceException(Details.of(name, "adb: " + e.getMessage()), e);
    }
}
