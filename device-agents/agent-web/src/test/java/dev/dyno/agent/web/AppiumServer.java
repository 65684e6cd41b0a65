package dev.dyno.agent.web;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Appium server of the project's own lock file, on a port of its own. */
final class AppiumServer implements AutoCloseable {
    private static final Path HOME = Path.of("appium").toAbsolutePath();
    private static final Path PROGRAM = HOME.resolve("node_modules/.bin/appium");
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final int port;

    private AppiumServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** What is missing for it here; empty if nothing is. */
    static Optional<String> missing() {
        return Stream.of(
                        PROGRAM,
                        Path.of("/usr/bin/chromium"),
                        Path.of("/usr/bin/chromedriver"),
                        Path.of("target/agent/ort/ort.wasm.min.mjs"))
                .filter(path -> !Files.exists(path))
                .map(Path::toString)
                .findFirst();
    }

    static AppiumServer start(Path log) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(
                        PROGRAM.toString(),
                        "server",
                        "--address",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--log-no-colors")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(new File("/dev/null"));
        builder.environment().put("APPIUM_HOME", HOME.toString());
        AppiumServer server = new AppiumServer(builder.start(), port);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!WebDriverRequests.answers(URI.create(server.url()))) {
            if (System.nanoTime() > end || !server.process.isAlive()) {
                server.close();
                throw new IOException("Appium does not start: " + Files.readString(log));
            }
            Thread.sleep(100);
        }
        return server;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Everything that it started and that is still there. */
    List<ProcessHandle> started() {
        return process.descendants().toList();
    }

    void kill() {
        process.destroyForcibly();
    }

    /** The settings of a bridge. */
    Path settings(Path file, String driver) throws IOException {
        List<String> arguments = List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-features=MediaRouter",
                "--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1");
        Map<String, Object> capabilities = Map.of(
                "platformName",
                "linux",
                "browserName",
                "chrome",
                "appium:automationName",
                "Chromium",
                "appium:executable",
                driver,
                "appium:autodownloadEnabled",
                false,
                "goog:chromeOptions",
                Map.of("binary", "/usr/bin/chromium", "args", arguments));
        String json = new org.openqa.selenium.json.Json().toJson(Map.of("url", url(), "capabilities", capabilities));
        return Files.writeString(file, json);
    }

    @Override
    public void close() {
        List<ProcessHandle> left = started();
        process.destroy();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        left.forEach(ProcessHandle::destroyForcibly);
    }
}
