package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.record.Issue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of {@code bad/} says in comments that begin with {@code #!} what is wrong with it, and whether the JSON Schema
 * can tell.
 */
class BadFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/dyno/scenarios/bad");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyProblemOfABadFileIsSaidAtOnceAndAtItsPlace(Path file) throws IOException {
        ScenarioException e = catchThrowableOfType(
                ScenarioException.class, () -> ScenarioFiles.load(file, Fixtures.context(Map.of())));

        assertThat(e).as("the error of %s", file).isNotNull();
        assertThat(e.issues()).extracting(BadFilesTest::line).isEqualTo(expected(file, false));
        assertThat(e.issues()).extracting(Issue::severity).containsOnly(Issue.Severity.ERROR);
    }

    @ParameterizedTest
    @MethodSource("files")
    void theSchemaRejectsWhatItCanTell(Path file) throws IOException {
        String verdict = expected(file, true).get(0);
        assertThat(verdict).isIn("schema rejects", "schema accepts", "schema cannot say");
        if (!verdict.endsWith("cannot say")) {
            List<String> found = SchemaCheck.scenario(Files.readString(file));

            assertThat(!found.isEmpty()).as("%s rejected: %s", file, found).isEqualTo(verdict.endsWith("rejects"));
        }
    }

    private static List<String> expected(Path file, boolean ofSchema) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("#! "))
                .map(line -> line.substring(3))
                .filter(line -> line.startsWith("schema ") == ofSchema)
                .toList();
    }

    /** Without the parts that differ from machine to machine. */
    private static String line(Issue issue) {
        String all = issue.source() + ": " + issue.message();
        return all.replace(FOLDER.toAbsolutePath() + "/", "FOLDER/")
                .replaceFirst("^" + FOLDER + "/[a-z0-9-]+\\.yaml:? ?", "");
    }
}
