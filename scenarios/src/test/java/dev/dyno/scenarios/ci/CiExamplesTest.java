package dev.dyno.scenarios.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The YAML of docs/ci, as CI services read it: by YAML 1.2, in which {@code on} is a word. */
class CiExamplesTest {
    private static final Path EXAMPLES = Path.of("../docs/ci");
    private static final Path SCHEMAS = Path.of("src/test/resources/dev/dyno/scenarios/ci");

    /** The core schema of YAML 1.2, as far as it is used. */
    private static final class Words extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.INT, Pattern.compile("-?[0-9]+"), "-0123456789");
            addImplicitResolver(Tag.NULL, Pattern.compile("null|~"), "n~");
            addImplicitResolver(Tag.NULL, Pattern.compile(""), null);
        }
    }

    private static Object read(String yaml) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        DumperOptions plain = new DumperOptions();
        return new Yaml(new SafeConstructor(strict), new Representer(plain), plain, strict, new Words()).load(yaml);
    }

    private static List<String> problems(String schema, String yaml) throws IOException {
        String json = new JsonMapper().writeValueAsString(read(yaml));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMAS.resolve(schema)))
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"github-nightly.yml, github.schema.json", "gitlab-nightly.yml, gitlab.schema.json"})
    void anExampleIsWhatTheServiceReads(String example, String schema) throws IOException {
        assertThat(problems(schema, Files.readString(EXAMPLES.resolve(example))))
                .isEmpty();
    }

    @Test
    void whatAServiceWouldRefuseIsFound() throws IOException {
        String good = Files.readString(EXAMPLES.resolve("github-nightly.yml"));
        assertThat(problems("github.schema.json", good.replace("runs-on:", "run-on:")))
                .isNotEmpty();
        assertThat(problems("github.schema.json", good.replace("        run: ./dyno doctor\n", "")))
                .isNotEmpty();
        assertThat(problems("github.schema.json", good.replace("17 2 * * *", "17 2 * *")))
                .isNotEmpty();
        assertThatThrownBy(() -> read(good + "\njobs: {}\n")).isInstanceOf(YAMLException.class);
    }
}
