package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference in {@code docs/formats/} tells the truth. */
class FormatDocumentsTest {
    private static final Path DOCS = Path.of("../docs/formats");
    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("\"([a-z][a-z-]+)\": \\{\\s+\"description\"");

    @Test
    void everyWholeExampleIsValidAndThePartsAreToo() throws IOException {
        for (String block : blocks("scenario.md")) {
            String whole = block.startsWith("schema:") ? block : part(block);
            assertThat(SchemaCheck.scenario(whole)).as(block).isEmpty();
        }
        assertThat(blocks("lab.md"))
                .hasSize(1)
                .allSatisfy(block -> assertThat(SchemaCheck.lab(block)).isEmpty());
        assertThat(blocks("twin.md"))
                .hasSize(1)
                .allSatisfy(block -> assertThat(SchemaCheck.twin(block)).isEmpty());
        assertThat(blocks("waivers.md"))
                .hasSize(1)
                .allSatisfy(block -> assertThat(SchemaCheck.waivers(block)).isEmpty());
    }

    @Test
    void everyKeyOfTheSchemasIsExplained() throws IOException {
        assertThat(keys(ScenarioSchemas.scenario())).hasSizeGreaterThan(20);
        String scenario = Files.readString(DOCS.resolve("scenario.md"));
        assertThat(keys(ScenarioSchemas.scenario()))
                .allSatisfy(key -> assertThat(scenario).contains(key));
        String waivers = Files.readString(DOCS.resolve("waivers.md"));
        assertThat(keys(ScenarioSchemas.waivers()))
                .contains("expires")
                .allSatisfy(key -> assertThat(waivers).contains(key));
        String twin = Files.readString(DOCS.resolve("twin.md"));
        assertThat(keys(ScenarioSchemas.twin()))
                .allSatisfy(key -> assertThat(twin).contains(key.replace("`", "")));
        String lab = Files.readString(DOCS.resolve("lab.md"));
        assertThat(keys(ScenarioSchemas.lab()))
                .allSatisfy(key -> assertThat(lab).contains(key));
    }

    /** An example of one section, in a scenario that has the rest. */
    private static String part(String block) {
        String text = block.replace("5d41\u2026", "0a".repeat(32));
        String rest = text.startsWith("candidates:")
                ? Fixtures.LEAST.substring(0, Fixtures.LEAST.indexOf("candidates:"))
                : Fixtures.LEAST;
        String other = text.startsWith("candidates:") ? "  fp32: { model: a.onnx }\n" : "";
        return rest + text + other;
    }

    private static List<String> blocks(String file) throws IOException {
        return BLOCK.matcher(Files.readString(DOCS.resolve(file)))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static List<String> keys(String schema) {
        return KEY.matcher(schema)
                .results()
                .map((MatchResult key) -> key.group(1))
                .distinct()
                .toList();
    }
}
