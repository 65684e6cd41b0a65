package dev.dyno.agent.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dyno.protocol.HeartbeatJson;
import dev.dyno.protocol.NpyFile;
import dev.dyno.protocol.ResultJson;
import dev.dyno.protocol.SamplesCsv;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialResult.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.remote.http.Contents;
import org.openqa.selenium.remote.http.HttpMethod;
import org.openqa.selenium.remote.http.HttpRequest;
import org.openqa.selenium.remote.http.HttpResponse;

/** Trials in a real Chromium, opened by a real Appium server, with the bridge as a process of its own; and what may go wrong. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // one server for all, which the last test kills
@SuppressWarnings("NullAway.Init") // JUnit and the methods before the tests do that
class BridgeIT {
    private static final String DRIVER = "/usr/bin/chromedriver";
    private static final long PATIENCE_SECONDS = 90;

    @TempDir
    private static Path folder;

    private static AppiumServer server;
    private static Path settings;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<String> missing = AppiumServer.missing();
        assumeTrue(
                missing.isEmpty(),
                () -> "SKIPPED: there is no " + missing.orElse("") + "; ./test says what installs it");
        server = AppiumServer.start(folder.resolve("appium.log"));
        settings = server.settings(folder.resolve("settings.json"), DRIVER);
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    @Order(1)
    void measuresAModelThatIsFarQuickerThanThePagesClock() throws Exception {
        Path trial = TinyTrial.folder(folder.resolve("tiny"), 0.3);

        TrialResult result = ended(bridge(settings, trial), trial);

        assertThat(result.outcome()).as(log(trial)).isEqualTo(new Outcome.Completed());
        assertThat(result.facts())
                .containsEntry("page.cross_origin_isolated", "true")
                .containsEntry("runtime.version", "onnxruntime-web 1.30.0")
                .containsKeys("browser.version", "page.clock_resolution_seconds");
        double step = Double.parseDouble(fact(result, "page.clock_resolution_seconds"));
        int inner = Integer.parseInt(fact(result, "page.inner_iterations"));
        List<SamplesCsv.Sample> samples = SamplesCsv.read(trial.resolve(TrialFiles.SAMPLES), 1 << 26).stream()
                .filter(sample -> sample.phase() == SamplesCsv.Phase.MEASURE)
                .toList();
        assertThat(samples).hasSizeGreaterThanOrEqualTo(20);
        double median = samples.stream()
                .mapToDouble(SamplesCsv.Sample::latencyNanos)
                .sorted()
                .toArray()[samples.size() / 2];
        // How quick inferences are is the machine's affair; that samples are long enough, or said not to be, is the
        // page's.
        assertThat(result.validity().contains("the clock is too coarse: one step is more than 1 % of a sample"))
                .isEqualTo(step * 1e9 > 0.01 * inner * median);
        assertThat(result.validity()).noneMatch(reason -> reason.contains("hidden") || reason.contains("output"));
        // What goes in comes out, and what goes in is what every agent makes of the seed.
        assertThat(NpyFile.read(trial.resolve(TrialFiles.OUTPUTS)).get(0))
                .isEqualTo(new java.util.Random(42).nextFloat());
        assertThat(server.started()).isEmpty();
    }

    @Test
    @Order(2)
    void namesWhatTheRuntimeCannotLoad() throws Exception {
        Path trial = TinyTrial.folder(folder.resolve("broken"), 0.3);
        Files.writeString(trial.resolve("tiny.onnx"), "this is no model");

        Outcome.Failed failed = failed(bridge(settings, trial), trial);

        assertThat(failed.phase()).isEqualTo("load");
        assertThat(failed.message()).contains("protobuf");
        assertThat(server.started()).isEmpty();
    }

    @Test
    @Order(3)
    void saysWhyASessionIsRefused() throws Exception {
        Path trial = TinyTrial.folder(folder.resolve("refused"), 0.3);
        Path wrong = server.settings(folder.resolve("wrong.json"), "/nowhere/chromedriver");

        Outcome.Failed failed = failed(bridge(wrong, trial), trial);

        assertThat(failed.phase()).isEqualTo("runtime");
        assertThat(failed.message()).startsWith("no browser session at " + server.url());
    }

    @Test
    @Order(4)
    void noticesThatThePageCrashed() throws Exception {
        Path trial = TinyTrial.folder(folder.resolve("crashed"), 60);
        Process bridge = bridge(settings, trial);
        awaitMeasuring(bridge, trial);

        kill("--type=renderer");

        Outcome.Failed failed = failed(bridge, trial);
        assertThat(failed.phase()).isEqualTo("measure");
        assertThat(failed.message()).contains("ended during the trial");
        assertThat(server.started()).isEmpty();
    }

    @Test
    @Order(5)
    void closesTheSessionThatAKilledBridgeLeft() throws Exception {
        Path trial = TinyTrial.folder(folder.resolve("killed"), 60);
        Process bridge = bridge(settings, trial);
        awaitMeasuring(bridge, trial);
        bridge.destroyForcibly().waitFor();
        assertThat(server.started()).isNotEmpty();

        Process closing = start(folder.resolve("close.log"), "--close", settings.toString());

        assertThat(closing.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        awaitEnd(server.started());
        assertThat(server.started()).isEmpty();
    }

    @Test
    @Order(6)
    void aTrialOutlivesItsDriverAndTellsThatItsPageWasHidden() throws Exception {
        Path trial = TinyTrial.folder(folder.resolve("driverless"), 8);
        Process bridge = bridge(settings, trial);
        awaitMeasuring(bridge, trial);
        List<ProcessHandle> started = server.started();

        hidePage(bridge);
        kill("chromedriver");

        // The page needs no driver to measure and to hand over; the browser that nobody can close any more is ended.
        TrialResult result = ended(bridge, trial);
        assertThat(result.outcome()).isEqualTo(new Outcome.Completed());
        assertThat(result.validity()).anyMatch(reason -> reason.startsWith("the page was hidden during the window"));
        awaitEnd(started);
        assertThat(started).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    @Order(7)
    void leavesNothingOfAServerThatWasKilled() throws Exception {
        Path trial = TinyTrial.folder(folder.resolve("serverless"), 60);
        Process bridge = bridge(settings, trial);
        awaitMeasuring(bridge, trial);
        List<ProcessHandle> started = server.started();
        assertThat(started).isNotEmpty();

        server.kill();

        assertThat(failed(bridge, trial).message()).contains("vanished during the trial");
        awaitEnd(started);
        assertThat(started).noneMatch(ProcessHandle::isAlive);
    }

    // ---- the bridge as a process ------------------------------------------------------------------------------------

    private static Process bridge(Path settings, Path trial) throws IOException {
        return start(trial.resolve(TrialFiles.LOG), settings.toString(), trial.toString());
    }

    private static Process start(Path log, String... arguments) throws IOException {
        Path agent = Path.of("target/agent").toAbsolutePath();
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dwebdriver.remote.enableTracing=false",
                "-Ddyno.page=" + agent.resolve("page"),
                "-Ddyno.ort=" + agent.resolve("ort"),
                "-cp",
                agent.resolve("dyno-web-agent.jar").toString(),
                "dev.dyno.agent.web.BridgeMain"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static TrialResult ended(Process bridge, Path trial) throws Exception {
        assertThat(bridge.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(bridge.exitValue()).as(log(trial)).isZero();
        return ResultJson.read(Files.readAllBytes(trial.resolve(TrialFiles.RESULT)));
    }

    private static Outcome.Failed failed(Process bridge, Path trial) throws Exception {
        Outcome outcome = ended(bridge, trial).outcome();
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return (Outcome.Failed) outcome;
    }

    private static void awaitMeasuring(Process bridge, Path trial) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Path heartbeat = trial.resolve(TrialFiles.HEARTBEAT);
        while (!Files.exists(heartbeat)
                || !HeartbeatJson.read(Files.readAllBytes(heartbeat)).phase().equals("measure")) {
            assertThat(bridge.isAlive() && System.nanoTime() < end)
                    .as(log(trial))
                    .isTrue();
            Thread.sleep(50);
        }
    }

    /** Opens another tab before the page that measures, in the session that the bridge has open. */
    private static void hidePage(Process bridge) throws IOException {
        Path known = folder.resolve("settings.json.session." + bridge.pid());
        String session = Files.readAllLines(known).get(0);
        PlainHttpClient client = new PlainHttpClient(URI.create(server.url()), Duration.ofSeconds(PATIENCE_SECONDS));
        String window = "/session/" + session + "/window";
        String opened =
                client.execute(posted(window + "/new", "{\"type\": \"tab\"}")).contentAsString();
        Matcher handle = Pattern.compile("\"handle\":\"(\\w+)\"").matcher(opened);
        assertThat(handle.find()).as(opened).isTrue();
        HttpResponse shown = client.execute(posted(window, "{\"handle\": \"" + handle.group(1) + "\"}"));
        assertThat(shown.isSuccessful()).as(shown.contentAsString()).isTrue();
    }

    private static HttpRequest posted(String path, String body) {
        return new HttpRequest(HttpMethod.POST, path)
                .addHeader("Content-Type", "application/json")
                .setContent(Contents.utf8String(body));
    }

    /** Kills those of the server's processes whose command line has a word. */
    private static void kill(String word) throws IOException {
        int killed = 0;
        for (ProcessHandle process : server.started()) {
            // Java does not understand the command lines that Chromium's processes give themselves.
            Path line = Path.of("/proc", Long.toString(process.pid()), "cmdline");
            if (Files.exists(line)
                    && Files.readString(line, StandardCharsets.ISO_8859_1).contains(word)) {
                process.destroyForcibly();
                killed++;
            }
        }
        assertThat(killed).as(word).isPositive();
    }

    private static void awaitEnd(List<ProcessHandle> processes) throws Exception {
        CompletableFuture.allOf(processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static String log(Path trial) throws IOException {
        Path log = trial.resolve(TrialFiles.LOG);
        return Files.exists(log) ? Files.readString(log) : "no log";
    }

    private static String fact(TrialResult result, String name) {
        return Objects.requireNonNull(result.facts().get(name), name);
    }
}
