package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dyno.results.error.ScenarioException;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a browser's session is asked for arrives as it was written. */
class LabCapabilitiesTest {
    private final Path file;

    LabCapabilitiesTest(@TempDir Path folder) {
        file = folder.resolve("lab.yaml");
    }

    @Test
    void mappingsListsAndTextsArePassedThrough() throws IOException {
        JsonNode json = capabilities("""
                browserName: chrome
                "appium:autodownloadEnabled": false
                "goog:chromeOptions":
                  args: [--headless, "--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1"]
                  mobileEmulation: { deviceMetrics: { width: 360, pixelRatio: 3.0 } }
                  excludeSwitches: []
                  prefs: {}
                """);

        assertThat(json.path("browserName").asText()).isEqualTo("chrome");
        assertThat(json.path("appium:autodownloadEnabled").isBoolean()).isTrue();
        JsonNode options = json.path("goog:chromeOptions");
        assertThat(options.path("args").get(1).asText())
                .isEqualTo("--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1");
        assertThat(options.at("/mobileEmulation/deviceMetrics/width").isInt()).isTrue();
        assertThat(options.at("/mobileEmulation/deviceMetrics/pixelRatio").asDouble())
                .isEqualTo(3.0);
        assertThat(options.path("excludeSwitches").isArray()).isTrue();
        assertThat(options.path("prefs").isObject()).isTrue();
    }

    /** JSON knows fewer ways to write a number than YAML does: what is none in JSON is a text, and never a broken document. */
    @ParameterizedTest
    @CsvSource({
        "12, number", "-1.5e3, number", "'\"12\"', string", "0x10, string", "1_000, string", ".5, string",
                "007, string",
        "+5, string", ".nan, string", "true, boolean", "'\"true\"', string", "yes, string", "~, null", "null, null",
        "2026-11-22, string", "17.5.1, string"
    })
    void aValueKeepsItsKind(String written, String kind) throws IOException {
        JsonNode value = capabilities("value: " + written).path("value");

        assertThat(value.getNodeType().name()).isEqualToIgnoringCase(kind);
    }

    @Test
    void whatWouldBreakOutOfATextDoesNot() throws IOException {
        assertThat(capabilities("value: \"a\\\"},{\\\\ \\n\\t\\0 \u00e9 \\u2028\"")
                        .path("value")
                        .asText())
                .isEqualTo("a\"},{\\ \n\t\0 \u00e9 \u2028");
        assertThat(capabilities("'a\"b': 1").path("a\"b").asInt()).isEqualTo(1);
    }

    @Test
    void secretsComeFromTheEnvironment() throws IOException {
        String text = lab("{ 'grid:token': '${TOKEN}' }");

        Files.writeString(file, text);
        Lab lab = LabFiles.load(file, Map.of("TOKEN", "s3\"cret"), Transports.SHIPPED);

        assertThat(json(lab).path("grid:token").asText()).isEqualTo("s3\"cret");
    }

    @ParameterizedTest
    @CsvSource({"chrome", "'[a, b]'", "12"})
    void anythingButAMappingIsAProblemWithItsPlace(String written) throws IOException {
        Files.writeString(file, lab(written));

        assertThatThrownBy(() -> LabFiles.load(file))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("6:19: 'capabilities' is a mapping, such as {browserName: chrome}");
    }

    @Test
    void aBrowserHasAnAddress() throws IOException {
        Files.writeString(file, lab("{}").replaceFirst("    url:.*\n", ""));

        assertThatThrownBy(() -> LabFiles.load(file)).hasMessageContaining("'url'");
    }

    private JsonNode capabilities(String block) throws IOException {
        Files.writeString(file, lab("\n" + block.stripTrailing().indent(6)));
        return json(LabFiles.load(file));
    }

    private static JsonNode json(Lab lab) throws IOException {
        return new JsonMapper().readTree(lab.devices().get(0).keys().get(Lab.CAPABILITIES));
    }

    private static String lab(String capabilities) {
        return """
                schema: dyno/lab/v1
                devices:
                  - name: browser
                    transport: appium
                    url: http://127.0.0.1:4723
                    capabilities: %s
                """.formatted(capabilities);
    }
}
