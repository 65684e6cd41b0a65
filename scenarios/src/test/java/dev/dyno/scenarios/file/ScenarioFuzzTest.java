package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.results.error.ScenarioException;
import dev.dyno.scenarios.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as people break them: lines lost, doubled and moved, words swapped, characters struck. */
@Timeout(120)
class ScenarioFuzzTest {
    private static final int MUTANTS_PER_SEED = 60;
    private static final List<String> WORDS = List.of(
            "12",
            "-1",
            "1e999",
            "0.5 %",
            "3 MiB",
            "2 s",
            "null",
            "~",
            "true",
            "[]",
            "{}",
            "[a]",
            "{a: b}",
            "'",
            "\"",
            "*a",
            "&a",
            "!!int 3",
            "- x",
            "? ",
            ": ",
            "#",
            "\t",
            "|",
            ">",
            "%YAML",
            "---",
            "...",
            "<<",
            "${X}",
            "${",
            "$${",
            "\u00e9",
            "\uD83D\uDE00",
            "\u0000",
            "\uFEFF",
            "latency.p50",
            "demo:",
            "0x1F",
            "1_000",
            "1:30",
            "yes",
            ".inf",
            "");

    static List<Integer> seeds() {
        return IntStream.range(0, 20).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aBrokenFileIsRefusedWithItsPlacesOrMeansTheSameAfterItIsSaved(int seed) {
        Random random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < MUTANTS_PER_SEED; i++) {
            String text = mutant(random);
            Optional<Scenario> scenario = read(text);
            scenario.ifPresent(s -> assertThat(read(s.resolved()))
                    .as("resolved from:%n%s", text)
                    .hasValue(s));
            accepted += scenario.isPresent() ? 1 : 0;
        }
        // The mutants are near enough to valid files to reach the whole reader.
        assertThat(accepted).isBetween(1, MUTANTS_PER_SEED - 1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSchemaAcceptsWhateverTheReaderAccepts(int seed) {
        Random random = new Random(1_000 + seed);
        for (int i = 0; i < MUTANTS_PER_SEED; i++) {
            String text = mutant(random);
            if (read(text).isPresent()) {
                assertThat(SchemaCheck.scenario(text))
                        .as("the schema on:%n%s", text)
                        .isEmpty();
            }
        }
    }

    private static Optional<Scenario> read(String text) {
        try {
            return Optional.of(Fixtures.parse(text));
        } catch (ScenarioException e) {
            assertThat(e.issues()).allSatisfy(issue -> {
                assertThat(issue.source()).matches("s\\.yaml(:[0-9]+:[0-9]+)?");
                assertThat(issue.message()).isNotBlank();
            });
            return Optional.empty();
        }
    }

    private static String mutant(Random random) {
        List<String> names = ScenarioLibrary.names();
        String text =
                ScenarioLibrary.text(names.get(random.nextInt(names.size()))).orElseThrow();
        for (int i = random.nextInt(3); i >= 0; i--) {
            text = random.nextBoolean() ? mutateLine(text, random) : mutateCharacter(text, random);
        }
        return text;
    }

    private static String mutateLine(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int at = random.nextInt(lines.size());
        String line = lines.remove(at);
        switch (random.nextInt(5)) {
            case 0 -> lines.add(random.nextInt(lines.size()), line);
            case 1 -> lines.addAll(at, List.of(line, line));
            case 2 -> lines.add(at, "  " + line);
            case 3 -> lines.add(at, line.replaceFirst(":.*", "") + ": " + word(random));
            default -> assertThat(lines).isNotEmpty();
        }
        return String.join("\n", lines) + "\n";
    }

    private static String mutateCharacter(String text, Random random) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(3));
        return text.substring(0, at) + word(random) + text.substring(end);
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
