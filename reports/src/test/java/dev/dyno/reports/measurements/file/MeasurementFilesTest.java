package dev.dyno.reports.measurements.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.measurements.CellVerdict;
import dev.dyno.reports.measurements.file.MadeUpFile.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MeasurementFilesTest {
    private static final List<Line> LINES = MadeUpFile.lines(3);
    private static final List<CellVerdict> EXPECTED =
            MadeUpFile.judge("m.csv", MadeUpFile.csv(LINES)).cells();

    @Test
    void everyVerdictOccursHere() {
        assertThat(EXPECTED).hasSize(6);
        assertThat(EXPECTED.stream().map(CellVerdict::verdict))
                .contains(Decision.PASS, Decision.FAIL, Decision.INCONCLUSIVE);
        assertThat(MadeUpFile.judge("m.csv", MadeUpFile.csv(LINES)).decision()).isEqualTo(Decision.FAIL);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfRowsDoesNotMatter(long seed) {
        List<Line> shuffled = new ArrayList<>(LINES);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(sorted(MadeUpFile.judge("m.csv", MadeUpFile.csv(shuffled)).cells()))
                .isEqualTo(sorted(EXPECTED));
    }

    @Test
    void norWhetherRoundsComeBeforeComparisons() {
        List<Line> byRound = LINES.stream()
                .sorted(Comparator.comparingInt(Line::round).thenComparing(Line::iteration))
                .toList();

        assertThat(MadeUpFile.judge("m.csv", MadeUpFile.csv(byRound)).cells()).isEqualTo(EXPECTED);
        assertThat(MadeUpFile.judgeOnce(MadeUpFile.csv(byRound)).cells()).isEqualTo(EXPECTED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfColumnsDoesNotMatter(long seed) {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
        Collections.shuffle(order, new Random(seed));
        String text = MadeUpFile.csv(LINES)
                .lines()
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    return order.stream().map(i -> cells[i]).collect(Collectors.joining(","));
                })
                .collect(Collectors.joining("\r\n"));

        assertThat(MadeUpFile.judge("m.csv", text).cells()).isEqualTo(EXPECTED);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.37, 1000, 1e9})
    void theUnitDoesNotMatter(double factor) {
        List<Line> scaled = LINES.stream().map(line -> line.times(factor)).toList();

        List<CellVerdict> cells =
                MadeUpFile.judge("m.csv", MadeUpFile.csv(scaled)).cells();

        assertThat(cells.stream().map(CellVerdict::verdict))
                .isEqualTo(EXPECTED.stream().map(CellVerdict::verdict).toList());
        for (int i = 0; i < cells.size(); i++) {
            assertThat(cells.get(i).estimate()).isCloseTo(EXPECTED.get(i).estimate(), within(1e-9));
            assertThat(cells.get(i).roundsUsed()).isEqualTo(EXPECTED.get(i).roundsUsed());
        }
    }

    @Test
    void jsonLinesSayTheSame() {
        String text = LINES.stream().map(Line::json).collect(Collectors.joining("\n"));

        assertThat(MadeUpFile.judge("m.jsonl", text).cells()).isEqualTo(EXPECTED);
        assertThat(MadeUpFile.judgeOnce("\uFEFF" + text).cells()).isEqualTo(EXPECTED);
    }

    @Test
    void quotesBlanksBomAndCarriageReturnsAreForm() {
        String text = MadeUpFile.csv(LINES)
                .lines()
                .map(line -> Arrays.stream(line.split(",", -1))
                        .map(cell -> " \"" + cell + "\"\t")
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n\r\n", "\uFEFF", "\r\n"));

        assertThat(MadeUpFile.judge("m.csv", text).cells()).isEqualTo(EXPECTED);
    }

    @Test
    void aQuotedNameMayHoldCommasAndQuotes() {
        String text = MadeUpFile.csv(LINES).replace("c0,", "\"a, \"\"b\"\"\",");

        assertThat(MadeUpFile.judge("m.csv", text).cells().get(0).comparison()).isEqualTo("a, \"b\"");
    }

    @Test
    void otherColumnsAreNamedAndNotUsed() {
        String text = MadeUpFile.csv(LINES)
                .lines()
                .map(line -> line + (line.equals(MadeUpFile.HEADER) ? ",iterations,host" : ",7,x"))
                .collect(Collectors.joining("\n"));

        Judged judged = MadeUpFile.judge("m.csv", text);

        assertThat(judged.cells()).isEqualTo(EXPECTED);
        assertThat(judged.notes())
                .extracting("message")
                .containsExactly(
                        "the column 'iterations' is not used; did you mean 'iteration'?",
                        "the column 'host' is not used");
    }

    @Test
    void anotherNameForTheBaselineIsSuggested() {
        Judged judged = MadeUpFile.judge("m.csv", MadeUpFile.csv(LINES).replace("baseline", "Baseline"));

        assertThat(judged.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(judged.notes().get(0).message()).contains("did you mean --baseline 'Baseline'?");
    }

    @Test
    void aFileLargerThanTheWindowReadsAsAWhole() {
        List<Line> many = new ArrayList<>();
        for (int copy = 0; copy < 30; copy++) {
            for (Line line : LINES) {
                String name = line.comparison() + "-" + copy;
                many.add(new Line(name, line.metric(), line.round(), line.arm(), line.iteration(), line.value()));
            }
        }
        String text = MadeUpFile.csv(many);
        assertThat(text.length()).isGreaterThan(3 << 20);

        List<CellVerdict> cells = MadeUpFile.judge("m.csv", text).cells();

        assertThat(cells).hasSize(30 * EXPECTED.size());
        for (int i = 0; i < cells.size(); i++) {
            assertThat(cells.get(i).reason())
                    .isEqualTo(EXPECTED.get(i % EXPECTED.size()).reason());
        }
    }

    private static List<CellVerdict> sorted(List<CellVerdict> cells) {
        return cells.stream()
                .sorted(Comparator.comparing(CellVerdict::comparison).thenComparing(CellVerdict::metric))
                .toList();
    }
}
