package dev.dyno.harness.virtual;

import dev.dyno.results.store.Sha256;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A local Appium server that goes on from one command to the next, and opens Chromium.
 *
 * <p>Whoever can ask it for a session can have it run programs as this user. So it listens on loopback alone, and under a path that
 * only this user can read.
 *
 * @param folder what is known of it: its process, its port, its secret, its log
 */
record AppiumServer(Path folder) {
    /** What the device is called in the lab file. */
    static final String DEVICE = "chromium";

    static final String KIND = "browser";

    /** In the environment of the server and of all that it starts, so that they are known even when it was killed. */
    private static final String MARK = "DYNO_LAB_APPIUM=";

    private static final Duration STARTS = Duration.ofSeconds(90);
    private static final int ANSWERS_MILLIS = 5_000;
    private static final long ENDS_NANOS = TimeUnit.SECONDS.toNanos(8);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Whether there is one, running or ended. */
    boolean present() {
        return Files.exists(file("port"));
    }

    /** It, as a device of the lab. */
    VirtualLab.Device device() throws IOException {
        return new VirtualLab.Device(DEVICE, KIND, port(), running(), "off");
    }

    /** Its row in the lab file. */
    String row() throws IOException {
        return Files.readString(file("row.yaml"));
    }

    /**
     * Makes sure that it runs.
     *
     * @return whether it had to be started
     * @throws IOException if it does not start, with its last words
     */
    boolean ensure(AppiumPackages packages) throws IOException {
        if (present() && running()) {
            return false;
        }
        BrowserTools tools = BrowserTools.find(packages.environment());
        tools.requireNode();
        packages.ensure(tools);
        stop();
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        int port = present() && LoopbackPort.isFree(port()) ? port() : LoopbackPort.free();
        Files.writeString(file("port"), Integer.toString(port));
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        Files.writeString(file("secret"), HexFormat.of().formatHex(secret));
        Files.writeString(file("config.json"), config());
        Files.writeString(file("row.yaml"), LabFile.browser(url(), tools));
        start(tools, packages);
        return true;
    }

    /** Ends it, and the browsers and drivers that it started, and nothing else. Never throws. */
    void stop() {
        try {
            Optional<Leader> running = leader().filter(Leader::alive);
            running.ifPresent(server -> server.signal("TERM")); // it ends its sessions
            long start = System.nanoTime();
            while (running.isPresent() && started().findAny().isPresent() && System.nanoTime() - start < ENDS_NANOS) {
                LockSupport.parkNanos(POLL_NANOS);
            }
            running.ifPresent(Leader::kill);
            started().forEach(ProcessHandle::destroyForcibly);
        } catch (IOException e) {
            // What cannot be read was not written by one that could still run.
        }
    }

    private boolean running() throws IOException {
        return leader().filter(Leader::alive).isPresent();
    }

    private void start(BrowserTools tools, AppiumPackages packages) throws IOException {
        Path log = file("log");
        Leader leader = Leader.start(
                List.of(
                        "env",
                        mark(),
                        "APPIUM_HOME=" + packages.folder().toAbsolutePath(),
                        tools.node().toString(),
                        packages.program().toAbsolutePath().toString(),
                        "server",
                        "--config",
                        file("config.json").toAbsolutePath().toString()),
                file("leader"),
                log);
        try {
            Patience.await("the Appium server", STARTS, () -> {
                if (!leader.alive()) {
                    throw new IOException("the Appium server has ended: " + Leader.tail(log));
                }
                return answers();
            });
        } catch (IOException e) {
            stop();
            throw e;
        }
    }

    private boolean answers() throws IOException {
        HttpURLConnection asked =
                (HttpURLConnection) URI.create(url() + "/status").toURL().openConnection(Proxy.NO_PROXY);
        asked.setConnectTimeout(ANSWERS_MILLIS);
        asked.setReadTimeout(ANSWERS_MILLIS);
        try {
            return asked.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false; // not yet
        } finally {
            asked.disconnect();
        }
    }

    /** In a file, because everybody can read the arguments of a process. */
    private String config() throws IOException {
        return """
                {
                  "server": {
                    "address": "127.0.0.1",
                    "port": %d,
                    "base-path": "/%s",
                    "log-level": "warn",
                    "log-no-colors": true
                  }
                }
                """.formatted(port(), secret());
    }

    private URI url() throws IOException {
        return URI.create("http://127.0.0.1:" + port() + "/" + secret());
    }

    private int port() throws IOException {
        String text = Files.readString(file("port"));
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    }

    private String secret() throws IOException {
        return Files.readString(file("secret"));
    }

    private Optional<Leader> leader() throws IOException {
        return Leader.load(file("leader"));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    /** Not the secret itself, for it is an argument of the command that starts the server. */
    private String mark() throws IOException {
        return MARK + Sha256.of(secret().getBytes(StandardCharsets.US_ASCII));
    }

    private Stream<ProcessHandle> started() throws IOException {
        return Files.exists(file("secret")) ? new MarkedProcesses(mark()).running() : Stream.empty();
    }
}
