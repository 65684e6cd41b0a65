package dev.dyno.harness.transport.adb;

import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Finds the machine's adb server, and starts one where there is none. A server that runs is never ended: others may be using
 * it.
 */
final class AdbServers {
    /** The protocol of platform tools 24 (2016) and later; the number has not changed since 41. */
    private static final int OLDEST = 41;

    private static final long START_SECONDS = 20;

    private final Map<String, String> environment;

    AdbServers(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * A server that answers.
     *
     * @param device for whom, for the error's reader
     * @throws PermanentDeviceException if there is none and none can be started, or it is too old or none at all
     * @throws TransientDeviceException if it does not answer
     */
    AdbServer running(String device) {
        AdbServer server = new AdbServer(port(device));
        try {
            return checked(server, device);
        } catch (AdbServer.NoServer none) {
            start(server, device);
        } catch (IOException e) {
            throw unusable(server, device, e);
        }
        try {
            return checked(server, device);
        } catch (IOException e) {
            throw unusable(server, device, e);
        }
    }

    /** It may serve others, so nothing is done to it but to say what a person can do. */
    private static DeviceException unusable(AdbServer server, String device, IOException e) {
        if (e instanceof AdbServer.Stranger) {
            String message = e.getMessage() + "; end it, or set ANDROID_ADB_SERVER_PORT to another port";
            return new PermanentDeviceException(Details.of(device, message), e);
        }
        String message = "adb: " + e.getMessage() + "; if it stays like that and nobody else uses it: adb -P "
                + server.port() + " kill-server";
        return new TransientDeviceException(Details.of(device, message), e);
    }

    /** The server, if one answers; none is started. */
    Optional<AdbServer> ifRunning() {
        try {
            AdbServer server = new AdbServer(port(""));
            server.version();
            return Optional.of(server);
        } catch (IOException | PermanentDeviceException e) {
            return Optional.empty();
        }
    }

    private static AdbServer checked(AdbServer server, String device) throws IOException {
        int version = server.version();
        if (version < OLDEST) {
            String message = "the adb server on port " + server.port() + " speaks version " + version
                    + " of its protocol, and Dyno needs " + OLDEST
                    + "; end it when nobody uses it (adb kill-server) and install newer platform tools";
            throw new PermanentDeviceException(Details.of(device, message));
        }
        return server;
    }

    private void start(AdbServer server, String device) {
        Path adb = executable().orElseThrow(() -> missing(device));
        try {
            Process process = new ProcessBuilder(
                            List.of(adb.toString(), "-P", Integer.toString(server.port()), "start-server"))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw missing(device);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientDeviceException(Details.of(device, "interrupted while the adb server started"), e);
        }
    }

    private static PermanentDeviceException missing(String device) {
        return new PermanentDeviceException(Details.of(
                device,
                "no adb server runs, and there is no adb to start one; install Android's platform tools (Debian: apt-get"
                        + " install adb) or set ANDROID_HOME"));
    }

    private Optional<Path> executable() {
        Stream<Path> sdk = Stream.of("ANDROID_HOME", "ANDROID_SDK_ROOT")
                .map(environment::get)
                .filter(home -> home != null && !home.isEmpty())
                .map(home -> Path.of(home, "platform-tools", "adb"));
        Stream<Path> path = Stream.of(environment.getOrDefault("PATH", "").split(":"))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, "adb"));
        return Stream.concat(sdk, path).filter(Files::isExecutable).findFirst();
    }

    /** Where the environment says that a server listens. */
    int port(String device) {
        String given = environment.getOrDefault("ANDROID_ADB_SERVER_PORT", "");
        if (given.isEmpty()) {
            return AdbServer.USUAL_PORT;
        }
        if (!given.matches("[0-9]{1,5}") || Integer.parseInt(given) < 1 || Integer.parseInt(given) > 65_535) {
            String message = "ANDROID_ADB_SERVER_PORT is '" + given + "', which is no port";
            throw new PermanentDeviceException(Details.of(device, message));
        }
        return Integer.parseInt(given);
    }
}
