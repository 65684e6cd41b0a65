package dev.dyno.harness.transport.adb;

import dev.dyno.harness.transport.Recoverable;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Brings Android devices back: by a new connection over the network, a new adb server, or a restart. */
public final class AdbRecovery implements Recoverable {
    private static final int END_POLLS = 50;
    private static final long END_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** By adb's own service, or where the device refuses that, by a command. */
    private static final List<String> REBOOTS = List.of("reboot:", "shell:svc power reboot || reboot");

    private final AdbServers servers;

    /**
     * Recovery by the adb server that the environment names.
     *
     * @param environment as for {@link AdbTransport}
     */
    public AdbRecovery(Map<String, String> environment) {
        this.servers = new AdbServers(environment);
    }

    @Override
    public void disconnect(Lab.Entry device) {
        String serial = serial(device);
        if (!serial.contains(":")) {
            return;
        }
        try {
            servers.running(device.name()).disconnect(serial);
        } catch (IOException | RuntimeException e) {
            // What is not connected need not be disconnected; opening it will tell what is wrong.
        }
    }

    @Override
    public Optional<String> server() {
        return Optional.of("adb-" + servers.port("adb"));
    }

    @Override
    public void restartServer(Lab.Entry device) {
        AdbServer server = new AdbServer(servers.port(device.name()));
        try {
            server.ask("host:kill");
        } catch (IOException e) {
            // It says nothing more as it goes.
        }
        awaitEnd(server);
        servers.running(device.name());
    }

    private static void awaitEnd(AdbServer server) {
        for (int i = 0; i < END_POLLS && !Thread.currentThread().isInterrupted(); i++) {
            try {
                server.version();
            } catch (IOException e) {
                return;
            }
            LockSupport.parkNanos(END_POLL_NANOS);
        }
    }

    @Override
    public void reboot(Lab.Entry device) {
        AdbServer server = servers.running(device.name());
        IOException last = new IOException("it was not asked");
        for (String service : REBOOTS) {
            // The device's end closes the stream when it has begun to go down.
            try (Socket stream = server.open(serial(device), service, PATIENCE)) {
                stream.setSoTimeout((int) PATIENCE.toMillis());
                stream.getInputStream().read();
                return;
            } catch (IOException e) {
                last = e;
            }
        }
        throw new TransientDeviceException(
                Details.of(device.name(), "adb cannot restart it: " + last.getMessage()), last);
    }

    private static String serial(Lab.Entry device) {
        return device.keys().getOrDefault("serial", "");
    }
}
