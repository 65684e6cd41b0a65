package dev.dyno.agent.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is added to the capabilities of a lab file. */
class WantedCapabilitiesTest {
    private static final Map<String, Object> CHROMIUM = Map.of(
            "appium:automationName",
            "Chromium",
            "goog:chromeOptions",
            Map.of("binary", "b", "args", List.of("--headless")));

    private static Map<String, Object> wanted(String server, Map<String, Object> given) throws IOException {
        return WantedCapabilities.of(
                new Settings(URI.create(server), given, new OpenSessions(Path.of("session"))), "mark");
    }

    @Test
    void aDriverHereHasAPortOfItsOwnBecauseAppiumEndsWhateverHasThatPort() throws IOException {
        assertThat(wanted("http://127.0.0.1:4723", CHROMIUM).get("appium:chromedriverPort"))
                .isInstanceOfSatisfying(Integer.class, port -> assertThat(port).isPositive());
    }

    @Test
    void thePortOfTheLabFileStays() throws IOException {
        Map<String, Object> given = Map.of("appium:automationName", "Chromium", "appium:chromedriverPort", 9515);

        assertThat(wanted("http://127.0.0.1:4723", given)).isEqualTo(given);
    }

    @Test
    void nothingIsSaidOfPortsOfAnotherMachineOrToAnotherDriver() throws IOException {
        assertThat(wanted("http://grid:4444", CHROMIUM)).doesNotContainKey("appium:chromedriverPort");
        assertThat(wanted("http://127.0.0.1:4444", Map.of("browserName", "chrome")))
                .doesNotContainKey("appium:chromedriverPort");
    }

    @Test
    void theMarkStandsBehindTheArgumentsThatWereGiven() throws IOException {
        assertThat(wanted("http://grid:4444", CHROMIUM).get("goog:chromeOptions"))
                .isEqualTo(Map.of("binary", "b", "args", List.of("--headless", "--mark")));
    }
}
