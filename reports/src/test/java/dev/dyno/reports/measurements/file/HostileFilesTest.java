package dev.dyno.reports.measurements.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.reports.measurements.ComparisonJudge;
import dev.dyno.reports.measurements.Thresholds;
import dev.dyno.results.error.ScenarioException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostileFilesTest {
    private static final String H = "comparison,metric,round,arm,value,iteration\n";
    private static final String ROW = "a,latency.p50,1,baseline,0.5,1\n";

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("", "m.csv: is empty"),
                Arguments.of("\n", "m.csv:1:1: a column's name is empty"),
                Arguments.of(H, "m.csv: has no measurements"),
                Arguments.of("comparison,metric,round,value\n", "m.csv:1:1: no column is named 'arm'"),
                Arguments.of(
                        "comparison,metrics,round,arm,value\n",
                        "no column is named 'metric'; did you mean it by 'metrics'?"),
                Arguments.of("comparison;metric;round;arm;value\n", "fields are separated by commas"),
                Arguments.of("arm,arm,comparison,metric,round,value\n", "the column 'arm' is there twice"),
                Arguments.of(H + "a,latency.p50,1,baseline,NaN,1\n", "m.csv:2:26: 'value' is 'NaN'"),
                Arguments.of(H + "a,latency.p50,1,baseline,inf,1\n", "m.csv:2:26: 'value' is 'inf'"),
                Arguments.of(H + "a,latency.p50,1,baseline,1e999,1\n", "finite decimal number"),
                Arguments.of(H + "a,latency.p50,1,baseline,,1\n", "m.csv:2:26: 'value' is ''"),
                Arguments.of(H + "a,latency.p50,1,baseline,\"0,5\",1\n", "'value' is '0,5'"),
                Arguments.of(H + "a,latency.p50,-1,baseline,1,1\n", "m.csv:2:15: 'round' is '-1'"),
                Arguments.of(H + "a,latency.p50,1.5,baseline,1,1\n", "'round' is '1.5'"),
                Arguments.of(H + "a,latency.p50,1,baseline,1,x\n", "'iteration' is 'x'"),
                Arguments.of(H + ",latency.p50,1,baseline,1,1\n", "m.csv:2:1: 'comparison' is empty"),
                Arguments.of(H + "a,latency.p50,1,baseline\n", "m.csv:2:1: the line has 4 fields, and the header 6"),
                Arguments.of(H + ROW.replace("\n", ",9,9\n"), "the line has more than 6 fields"),
                Arguments.of(H + "\"a,latency.p50,1,baseline,1,1\n", "m.csv:2:2: the quoted field has no end"),
                Arguments.of(H + "\"a\"b,latency.p50,1,baseline,1,1\n", "the quoted field has no end"),
                Arguments.of(H + "\u001b[31mred,latency.p50,1,baseline,1,1\n", "control character U+001B"),
                Arguments.of(H + "a\u202eb,latency.p50,1,baseline,1,1\n", "control character U+202E"),
                Arguments.of(H + "x".repeat(201) + ",latency.p50,1,baseline,1,1\n", "longer than 200 bytes"),
                Arguments.of(H + "x".repeat(70_000) + "\n", "m.csv:2:1: the line is longer than 65536 bytes"),
                Arguments.of("x".repeat(3_000_000), "m.csv:1:1: the line is longer"),
                Arguments.of(H + ROW + ROW, "m.csv:3:26: round 1 of 'baseline', latency.p50 of 'a' has iteration 1"),
                Arguments.of(
                        H + "a,b,1,baseline,0.5,\na,b,1,baseline,0.6,\n",
                        "m.csv:3:16: round 1 of 'baseline', b of 'a' has a value already"),
                Arguments.of(H + "a,b,1,baseline,0.5,\na,b,1,baseline,0.6,2\n", "with an iteration and without one"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileThatCannotBeUsedIsNamedWithThePlace(String text, String message) {
        assertThatThrownBy(() -> MadeUpFile.judge("m.csv", text))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1]",
                "{\"comparison\": \"a\"",
                "{\"comparison\": \"a\"} {}",
                "{\"comparison\": 1, \"metric\": \"m\", \"round\": 1, \"arm\": \"b\", \"value\": 1}",
                "{\"comparison\": \"a\", \"metric\": \"m\", \"round\": 1.5, \"arm\": \"b\", \"value\": 1}",
                "{\"comparison\": \"a\", \"metric\": \"m\", \"round\": 1, \"arm\": \"b\", \"value\": \"NaN\"}",
                "{\"comparison\": \"a\", \"metric\": \"m\", \"round\": 1, \"arm\": \"b\", \"value\": NaN}",
                "{\"comparison\": \"a\", \"metric\": \"m\", \"round\": 1, \"arm\": \"b\", \"value\": 1e999}",
                "{\"comparison\": \"a\", \"metric\": \"m\", \"round\": 1, \"arm\": {\"x\": []}, \"value\": 1}",
                "{\"comparison\": \"a\", \"metric\": \"m\", \"round\": 1, \"arm\": \"b\", \"arm\": \"c\", \"value\": 1}",
                "{\"comparison\": \"a\\u001b\", \"metric\": \"m\", \"round\": 1, \"arm\": \"b\", \"value\": 1}",
                "{\"comparison\": \"a\\ud800\", \"metric\": \"m\", \"round\": 1, \"arm\": \"b\\u0000\", \"value\": 1}"
            })
    void jsonThatCannotBeUsedIsNamedWithThePlace(String line) {
        assertThatThrownBy(() -> MadeUpFile.judge("m.jsonl", "\n" + line))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("m.jsonl:2:");
    }

    @Test
    void everyProblemIsNamedButNotMoreThanAPersonReads() {
        String bad = "a,latency.p50,x,baseline,y,1\n";

        assertThatThrownBy(() -> MadeUpFile.judge("m.csv", H + bad + ROW + bad))
                .isInstanceOfSatisfying(
                        ScenarioException.class, e -> assertThat(e.issues()).hasSize(4));
        assertThatThrownBy(() -> MadeUpFile.judge("m.csv", H + bad.repeat(10_000)))
                .isInstanceOfSatisfying(
                        ScenarioException.class, e -> assertThat(e.issues()).hasSize(51));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void rubbishIsNeverJudged(long seed) {
        byte[] rubbish = new byte[100_000];
        new Random(seed).nextBytes(rubbish);

        for (String name : new String[] {"m.csv", "m.jsonl", "m.dat"}) {
            assertThatThrownBy(() -> MadeUpFile.judge(name, rubbish)).isInstanceOf(ScenarioException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aFileWithABrokenByteIsReadOrNamed(long seed) {
        Random random = new Random(seed);
        byte[] good = MadeUpFile.csv(MadeUpFile.lines(1).subList(0, 60)).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 300; i++) {
            byte[] broken = good.clone();
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            try {
                assertThat(MadeUpFile.judge("m.csv", broken).cells()).isNotEmpty();
            } catch (ScenarioException e) {
                assertThat(e.issues()).isNotEmpty();
            }
        }
    }

    @Test
    void utf16IsNamed() {
        byte[] utf16 = (H + ROW).getBytes(StandardCharsets.UTF_16);

        assertThatThrownBy(() -> MadeUpFile.judge("m.csv", utf16)).hasMessageContaining("save it as UTF-8");
    }

    @Test
    void aMissingFileIsNamed() {
        Source missing = Source.of(Path.of("/nonexistent/m.csv"), "m.csv");

        assertThatThrownBy(() -> MeasurementFiles.judge(missing, Optional.empty(), Thresholds.USUAL))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("m.csv: does not exist");
    }

    @Test
    void moreThanTheMemoryHoldsIsNamedWithTheCure() {
        Row row = new Row();
        Problems problems = new Problems("m.csv");
        byte[] name = {'a'};
        try (Judging judging = new Judging(new ComparisonJudge(Thresholds.USUAL))) {
            Intake intake = new Intake(row, problems, judging, false, 1 << 20);
            row.comparison = row.comparisons.id(name, 0, 1);
            row.metric = row.metrics.id(name, 0, 1);
            row.arm = row.arms.id(name, 0, 1);
            row.value = 1;

            assertThatThrownBy(() -> {
                        for (row.iteration = 0; row.iteration < 1 << 20; row.iteration++) {
                            row.line++;
                            assertThat(intake.take()).isTrue();
                        }
                    })
                    .isInstanceOf(ScenarioException.class)
                    .hasMessageContainingAll("1 MiB", "put the rows of each comparison together", "-Xmx");
        }
    }

    @Test
    void theFirstLineTellsTheFormWhereTheNameDoesNot() {
        String text = H + ROW;

        assertThat(MeasurementFiles.judge(
                                Source.of("x", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))),
                                Optional.empty(),
                                Thresholds.USUAL)
                        .rows())
                .isOne();
    }
}
