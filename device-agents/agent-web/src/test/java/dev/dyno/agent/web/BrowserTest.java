package dev.dyno.agent.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.protocol.ResultJson;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.protocol.TrialResult.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions on servers that refuse, talk rubbish, or lose them: a Selenium Grid's ways, by a stand-in without a browser. */
@SuppressWarnings("NullAway.Init") // JUnit and the method before the tests do that
class BrowserTest {
    @TempDir
    private Path folder;

    private WebDriverStandIn grid;

    @BeforeEach
    void begin() throws IOException {
        grid = new WebDriverStandIn();
    }

    @AfterEach
    void end() {
        grid.close();
    }

    @Test
    void aSessionGetsTheCapabilitiesAndAMarkAndIsClosed() throws Exception {
        try (Browser browser = Browser.open(settings(chromium()), "dyno-mark")) {
            assertThat(browser.facts())
                    .containsEntry("browser.version", "140.0")
                    .containsEntry("browser.driver", "140.0 ( x)");
            assertThat(Files.readString(session(ProcessHandle.current().pid()))).startsWith("s1\n" + server() + "\n");
        }

        String wanted = grid.asked().stream()
                .filter(asked -> asked.startsWith("POST /session "))
                .findFirst()
                .orElseThrow();
        assertThat(wanted).contains("--headless", "--dyno-mark");
        assertThat(grid.asked()).anyMatch(asked -> asked.startsWith("DELETE /session/s1"));
        assertThat(session(ProcessHandle.current().pid())).doesNotExist();
    }

    @Test
    void whatIsAskedOfOtherDriversIsLeftAsItIs() throws Exception {
        Browser.open(settings(Map.of("browserName", "firefox")), "dyno-mark").close();

        assertThat(grid.asked().get(0)).contains("firefox").doesNotContain("dyno-mark", "chromedriverPort");
    }

    @Test
    void aSessionThatIsRefusedSaysWhyAndNotByWhichSecretItWasAsked() {
        grid.refusing(
                "POST /session",
                500,
                "session not created",
                "Could not start a new session. Unable to find a node for " + server() + "\\nBuild info: x");

        assertThatThrownBy(() -> Browser.open(settings(chromium()), "dyno-mark"))
                .isInstanceOf(BridgeException.class)
                .hasMessageContaining("no browser session at http://" + grid.address() + ": ")
                .hasMessageContaining("Unable to find a node")
                .hasMessageNotContaining("Build info")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aServerThatIsNoneIsNamed() {
        grid.answering("POST /session", 200, "<html>a login page</html>");
        assertThatThrownBy(() -> Browser.open(settings(chromium()), "dyno-mark"))
                .isInstanceOf(BridgeException.class)
                .hasMessageContaining("no browser session at http://" + grid.address());

        grid.answering(
                "POST /session", 404, "{\"value\":{\"error\":\"unknown command\",\"message\":\"no such path\"}}");
        assertThatThrownBy(() -> Browser.open(settings(chromium()), "dyno-mark"))
                .hasMessageContaining("no browser session at http://" + grid.address())
                .hasMessageContaining("no such path");

        grid.close();
        assertThatThrownBy(() -> Browser.open(settings(chromium()), "dyno-mark"))
                .hasMessageContaining("no browser session at http://" + grid.address())
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void whatAKilledBridgeLeftOpenIsClosedBeforeTheNext() throws Exception {
        long pid = ProcessHandle.current().pid();
        // A process of this number, but not the one that had the session.
        Files.writeString(session(pid), "left-1\n" + server() + "\n12345\n");
        Files.writeString(session(1), "left-2; rm\n" + server() + "\n12345\n");
        Files.writeString(folder.resolve("settings.session.x"), "left-3\n" + server() + "\n12345\n");

        Browser.open(settings(chromium()), "dyno-mark").close();

        assertThat(grid.asked().get(0)).startsWith("DELETE /session/left-1");
        assertThat(grid.asked()).noneMatch(asked -> asked.contains("left-2") || asked.contains("left-3"));
        assertThat(session(pid)).doesNotExist();
        assertThat(session(1)).doesNotExist();
    }

    @Test
    void aLookAtTheDeviceLeavesTheSessionOfATrialAlone() throws Exception {
        try (Browser trial = Browser.open(settings(chromium()), "dyno-trial")) {
            settings(chromium()).sessions().closeLeft();

            assertThat(trial.complaint()).isEmpty();
            assertThat(grid.asked()).noneMatch(asked -> asked.startsWith("DELETE"));
            assertThat(session(ProcessHandle.current().pid())).exists();
        }
    }

    @Test
    void aNodeThatIsGoneFailsTheTrialByName() throws Exception {
        Path trial = TinyTrial.folder(folder.resolve("trial"), 0.3);
        grid.refusing("GET /session/s1/title", 404, "invalid session id", "Unable to find session with ID: s1");

        new Bridge(settings(chromium()), trial, folder, folder).run();

        assertThat(ResultJson.read(Files.readAllBytes(trial.resolve(TrialFiles.RESULT)))
                        .outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.message())
                                .contains("the browser or its page ended during the trial", "Unable to find session"));
        assertThat(grid.asked()).anyMatch(asked -> asked.startsWith("DELETE /session/s1"));
    }

    @Test
    void aPageThatNeverAnswersFailsTheTrialByName() throws Exception {
        Path trial = TinyTrial.folder(folder.resolve("trial"), 0.3);

        new Bridge(settings(chromium()), trial, folder, folder, Duration.ofSeconds(1)).run();

        assertThat(ResultJson.read(Files.readAllBytes(trial.resolve(TrialFiles.RESULT)))
                        .outcome())
                .isEqualTo(new Outcome.Failed("starting", "the page gave no sign of life for 1 s"));
        assertThat(grid.asked()).anyMatch(asked -> asked.startsWith("DELETE /session/s1"));
    }

    private String server() {
        return "http://lab:s3cret@" + grid.address() + "/grid";
    }

    private Settings settings(Map<String, Object> capabilities) {
        return new Settings(URI.create(server()), capabilities, new OpenSessions(folder.resolve("settings.session")));
    }

    private Path session(long bridge) {
        return folder.resolve("settings.session." + bridge);
    }

    private static Map<String, Object> chromium() {
        return Map.of(
                "browserName",
                "chrome",
                "appium:automationName",
                "Chromium",
                "goog:chromeOptions",
                Map.of("args", List.of("--headless")));
    }
}
