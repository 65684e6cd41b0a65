package dev.dyno.harness.transport.adb;

import dev.dyno.harness.transport.Recoverable;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;

/** Brings Android devices back: by a new connection over the network, a new adb server, or a restart. */
public final class AdbRecovery implements Recoverable {
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
            server.tell("host:kill");
        } catch (IOException e) {
            // One that does not even take this is started anew below, if its port is free.
        }
        servers.running(device.name());
    }

    @Override
    public void reboot(Lab.Entry device) {
        AdbServer server = servers.running(device.name());
        // The device's end closes the stream when it has begun to go down.
        try (Socket stream = server.open(serial(device), "reboot:")) {
            stream.setSoTimeout(10_000);
            stream.getInputStream().read();
        } catch (IOException e) {
            throw new TransientDeviceException(
                    Details.of(device.name(), "adb cannot restart it: " + e.getMessage()), e);
        }
    }

    private static String serial(Lab.Entry device) {
        return device.keys().getOrDefault("serial", "");
    }
}
