package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import dev.dyno.scenarios.file.Runtimes.KnownRuntime;
import dev.dyno.scenarios.file.Runtimes.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas are written by hand for editors; here they are held against the reader and its catalogues. */
class SchemaAgreementTest {
    private static final JsonNode SCENARIO = json(ScenarioSchemas.scenario());
    private static final JsonNode WAIVERS = json(ScenarioSchemas.waivers());
    private static final JsonNode LAB = json(ScenarioSchemas.lab());

    @ParameterizedTest
    @MethodSource("dev.dyno.scenarios.file.ScenarioLibraryTest#names")
    void everyShippedScenarioIsValidAsWrittenAndAsSaved(String name) {
        String text = ScenarioLibrary.text(name).orElseThrow();

        assertThat(SchemaCheck.scenario(text)).isEmpty();
        assertThat(SchemaCheck.scenario(Fixtures.parse(text).resolved())).isEmpty();
    }

    @Test
    void everyShippedTwinIsValidAndItsMistakesAreNot() {
        assertThat(TwinFiles.shipped())
                .allSatisfy(name ->
                        assertThat(SchemaCheck.twin(TwinFiles.text(name))).isEmpty());
        String phone = TwinFiles.text("phone");
        assertThat(List.of(
                        phone.replace("drift-time", "drift-tim"),
                        phone.replace("kind: phone", "kind: board"),
                        phone.replace("620 mW", "620 mV"),
                        phone.replace("light", "warm")))
                .allSatisfy(
                        wrong -> assertThat(SchemaCheck.twin(wrong)).as(wrong).isNotEmpty());
    }

    @Test
    void theLeastScenarioIsValid() {
        assertThat(SchemaCheck.scenario(Fixtures.LEAST)).isEmpty();
    }

    @Test
    void itListsEveryMetricAndNoOther() {
        List<String> names = Metrics.all().stream().map(Metric::name).toList();
        JsonNode gate = SCENARIO.at("/properties/gate/properties");

        assertThat(texts(SCENARIO.at("/$defs/metric/anyOf/0/enum"))).isEqualTo(names);
        assertThat(keys(gate.at("/budgets/properties"))).isEqualTo(names);
        assertThat(keys(gate.at("/limits/properties")))
                .isEqualTo(Metrics.all().stream()
                        .filter(Metrics::takesLimit)
                        .map(Metric::name)
                        .toList());
    }

    @Test
    void itListsEveryRuntimeWithItsProvidersAndOptions() {
        JsonNode candidate = SCENARIO.at("/$defs/candidate");
        List<KnownRuntime> runtimes = Runtimes.SHIPPED.all();

        assertThat(texts(candidate.at("/properties/runtime/anyOf/0/enum"))).isEqualTo(Runtimes.SHIPPED.names());
        for (int i = 0; i < runtimes.size(); i++) {
            JsonNode then = candidate.at("/allOf/" + i + "/then/properties");
            assertThat(texts(then.at("/provider/anyOf/0/enum")))
                    .isEqualTo(runtimes.get(i).providers());
            assertThat(keys(then.at("/options/properties")))
                    .containsExactlyInAnyOrderElementsOf(
                            runtimes.get(i).options().stream().map(Option::name).toList());
        }
    }

    @Test
    void theSchemaOfLabsListsEveryTransport() {
        assertThat(texts(LAB.at("/$defs/device/properties/transport/anyOf/0/enum")))
                .isEqualTo(Transports.SHIPPED.names());
    }

    @Test
    void aWaiverIsTheSameInAScenarioAndInAFileOfItsOwn() {
        for (String part : List.of("waiver", "metric", "share", "variable")) {
            assertThat(WAIVERS.at("/$defs/" + part)).as(part).isEqualTo(SCENARIO.at("/$defs/" + part));
        }
    }

    @Test
    void everyKeyIsDescribedForEditors() {
        assertThat(undescribed(WAIVERS, "waivers")).isEmpty();
        assertThat(undescribed(WAIVERS.at("/$defs/waiver"), "waiver")).isEmpty();
        assertThat(undescribed(SCENARIO, "scenario")).isEmpty();
        assertThat(undescribed(LAB, "lab")).isEmpty();
        assertThat(undescribed(json(ScenarioSchemas.twin()), "twin")).isEmpty();
    }

    @Test
    void theDefaultsAreTheReadersOwn() {
        assertThat(Fixtures.parse(Fixtures.LEAST + defaults()))
                .usingRecursiveComparison()
                .ignoringFields("metrics")
                .isEqualTo(Fixtures.parse(Fixtures.LEAST));
    }

    /** A scenario's sections with every default that the schema names, in YAML. */
    private static String defaults() {
        StringBuilder yaml = new StringBuilder();
        for (Map.Entry<String, JsonNode> property : SCENARIO.at("/properties").properties()) {
            if (property.getValue().has("default")) {
                yaml.append(property.getKey())
                        .append(": ")
                        .append(property.getValue().get("default"))
                        .append('\n');
            }
        }
        for (String section : List.of("warm-up", "telemetry", "conditions", "gate")) {
            yaml.append(section).append(":\n").append(defaults(SCENARIO.at("/properties/" + section), "  "));
        }
        return yaml + "load:\n  single-stream:\n"
                + defaults(SCENARIO.at("/properties/load/properties/single-stream"), "    ");
    }

    private static String defaults(JsonNode section, String indent) {
        StringBuilder yaml = new StringBuilder();
        for (Map.Entry<String, JsonNode> property : section.get("properties").properties()) {
            JsonNode value = property.getValue().get("default");
            if (value != null) {
                yaml.append(indent)
                        .append(property.getKey())
                        .append(": ")
                        .append(value)
                        .append('\n');
            }
        }
        assertThat(yaml).isNotEmpty();
        return yaml.toString();
    }

    private static List<String> undescribed(JsonNode schema, String path) {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String name = path + "." + property.getKey();
            boolean byReference = path.endsWith(".limits") || path.endsWith(".budgets");
            if (!property.getValue().has("description") && !byReference) {
                found.add(name);
            }
            found.addAll(undescribed(property.getValue(), name));
        }
        return found;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a shipped schema is not JSON", e);
        }
    }
}
