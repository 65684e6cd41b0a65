package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.record.Rounds;
import dev.dyno.scenarios.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioLibraryTest {
    private static final Path LIBRARY = Path.of("library");

    static List<String> names() {
        return ScenarioLibrary.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyShippedScenarioLoadsAndSaysForWhichSchemaItIsWritten(String name) {
        String text = ScenarioLibrary.text(name).orElseThrow();

        Scenario scenario = Fixtures.parse(text);

        assertThat(scenario.name()).isEqualTo(name);
        assertThat(scenario.description()).isNotBlank();
        assertThat(text.lines().findFirst())
                .hasValue("# yaml-language-server: $schema=../schema/scenario-v1.schema.json");
        assertThat(LIBRARY.resolve("../schema/scenario-v1.schema.json")).exists();
    }

    @Test
    void everyFileOfTheLibraryIsNamed() throws IOException {
        try (Stream<Path> files = Files.list(LIBRARY)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            names().stream().map(name -> name + ".yaml").toList());
        }
    }

    @Test
    void aNameThatIsNotShippedHasNoText() {
        assertThat(ScenarioLibrary.text("../library/demo")).isEmpty();
    }

    @Test
    void theDemoIsShortEnoughForOneSitting() {
        Scenario demo = Fixtures.parse(ScenarioLibrary.text("demo").orElseThrow());

        assertThat(demo.rounds()).isEqualTo(new Rounds(6, 26));
        assertThat(demo.candidates()).hasSize(3);
        assertThat(demo.warmUp().maxDuration()).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }
}
