package dev.dyno.scenarios.file;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** What the shipped schemas say of a text, by a validator that knows nothing of the reader. */
final class SchemaCheck {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema SCENARIO = REGISTRY.getSchema(ScenarioSchemas.scenario(), InputFormat.JSON);
    private static final Schema LAB = REGISTRY.getSchema(ScenarioSchemas.lab(), InputFormat.JSON);
    private static final Schema WAIVERS = REGISTRY.getSchema(ScenarioSchemas.waivers(), InputFormat.JSON);

    private static final Schema TWIN = REGISTRY.getSchema(ScenarioSchemas.twin(), InputFormat.JSON);

    private SchemaCheck() {}

    static List<String> twin(String yaml) {
        return TWIN.validate(yaml, InputFormat.YAML).stream()
                .map(Error::toString)
                .toList();
    }

    static List<String> scenario(String yaml) {
        return SCENARIO.validate(yaml, InputFormat.YAML).stream()
                .map(Error::toString)
                .toList();
    }

    static List<String> lab(String yaml) {
        return LAB.validate(yaml, InputFormat.YAML).stream()
                .map(Error::toString)
                .toList();
    }

    static List<String> waivers(String yaml) {
        return WAIVERS.validate(yaml, InputFormat.YAML).stream()
                .map(Error::toString)
                .toList();
    }
}
