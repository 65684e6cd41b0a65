package dev.dyno.agent.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dyno.protocol.Heartbeat;
import dev.dyno.protocol.HeartbeatJson;
import dev.dyno.protocol.ResultJson;
import dev.dyno.protocol.SpecJson;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialResult.Outcome;
import dev.dyno.protocol.TrialSpec;
import io.appium.java_client.AppiumBy;
import io.appium.java_client.AppiumDriver;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.MutableCapabilities;

/**
 * The app contract's way in by launch arguments and its way out by accessibility elements, through a real Appium server. Its fake
 * driver shows a file as an app's elements, into which this test types what an app would say: what is held here is that the texts
 * arrive as they are, and what is refused.
 */
@SuppressWarnings("NullAway.Init") // JUnit and the methods before the tests do that
class AppContractIT {
    private static final String HEADER = "phase,iteration,start_ns,latency_ns\n";

    @TempDir
    private static Path folder;

    private static AppiumServer server;

    private final TrialSpec spec = TinyTrial.spec(Path.of("bundle:tiny"), 0.3);
    private final PageState state = new PageState(System::nanoTime);

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(
                AppiumServer.missing().isEmpty() && Files.exists(Path.of("appium/node_modules/@appium/fake-driver")),
                "SKIPPED: there is no Appium with its fake driver; ./test says what installs it");
        server = AppiumServer.start(folder.resolve("appium.log"));
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void specificationHeartbeatSamplesAndResultArriveAsTheyAre() throws Exception {
        String samples = HEADER + "warm-up,0,10,5\nmeasure,0,100,50\n" + "measure,1,200,60\n";
        AppiumDriver app = app(
                element("dyno-heartbeat", text(HeartbeatJson.write(new Heartbeat(TinyTrial.ID, 7, "measure", 2, 9)))),
                element("dyno-samples-count", "2"),
                element("dyno-samples-0", samples.substring(0, 50)),
                element("dyno-samples-1", samples.substring(50)),
                element("dyno-result", text(ResultJson.write(result(TinyTrial.ID)))));
        try {
            new AppElements(app, messages()).look();

            assertThat(state.failure()).isNull();
            assertThat(state.phase()).isEqualTo("measure");
            assertThat(state.result()).isEqualTo(result(TinyTrial.ID));
            assertThat(Files.readString(folder.resolve(TrialFiles.SAMPLES))).isEqualTo(samples);
            assertThat(specification(app)).isEqualTo(spec);
        } finally {
            app.quit();
        }
    }

    @Test
    void anotherTrialsResultMissingPiecesAndTextsWithoutEndAreRefusedByName() throws Exception {
        AppiumDriver app = app(
                element("dyno-samples-count", "2"),
                element("dyno-samples-0", HEADER),
                element("dyno-result", text(ResultJson.write(result("other")))));
        try {
            assertThatThrownBy(() -> new AppElements(app, messages()).look())
                    .hasMessageContaining("there is no element dyno-samples-1");
        } finally {
            app.quit();
        }
        AppiumDriver other = app(
                element("dyno-samples-count", "0"), element("dyno-result", text(ResultJson.write(result("other")))));
        try {
            new AppElements(other, messages()).look();

            assertThat(state.result()).isNull();
            assertThat(state.failure()).isNotNull();
        } finally {
            other.quit();
        }
    }

    private PageMessages messages() {
        return new PageMessages(spec, folder, state);
    }

    private static TrialResult result(String trial) {
        return new TrialResult(
                TrialSpec.PROTOCOL,
                trial,
                new Outcome.Failed("load", "no such \"model\" <here> & 'there'\u00e9"),
                null,
                null,
                null,
                null,
                List.of(),
                Map.of(),
                Map.of("app.name", "fake"),
                null,
                List.of("the app was in the background"));
    }

    /** A session with an app that shows these elements. */
    private AppiumDriver app(Element... elements) throws IOException {
        Path file = Files.createTempFile(folder, "app", ".xml");
        String xml = Stream.of(elements)
                .map(element -> "<MockInputField id=\"" + element.name() + "\"/>")
                .collect(Collectors.joining("", "<app>", "</app>"));
        Files.writeString(file, xml);
        String words = Base64.getUrlEncoder().withoutPadding().encodeToString(SpecJson.write(spec));
        Map<String, Object> wanted = Map.of(
                "platformName",
                "Fake",
                "appium:automationName",
                "Fake",
                "appium:deviceName",
                "Fake",
                "appium:app",
                file.toString(),
                "appium:processArguments",
                Map.of("args", List.of("--dyno-spec", words)));
        AppiumDriver app = new AppiumDriver(URI.create(server.url()).toURL(), new MutableCapabilities(wanted));
        for (Element element : elements) {
            app.findElement(AppiumBy.accessibilityId(element.name())).sendKeys(element.text());
        }
        return app;
    }

    /** What the driver was told to start the app with. */
    private static TrialSpec specification(AppiumDriver app) {
        if (app.getCapabilities().getCapability("appium:processArguments") instanceof Map<?, ?> arguments
                && arguments.get("args") instanceof List<?> words) {
            return SpecJson.read(Base64.getUrlDecoder().decode(String.valueOf(words.get(1))));
        }
        throw new AssertionError(app.getCapabilities().toString());
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private record Element(String name, String text) {}

    private static Element element(String name, String text) {
        return new Element(name, text);
    }
}
