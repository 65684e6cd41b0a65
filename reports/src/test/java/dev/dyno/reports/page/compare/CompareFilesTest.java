package dev.dyno.reports.page.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.reports.page.PageFiles;
import dev.dyno.reports.page.PageFiles.Layout;
import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareFilesTest {
    private static final String[] LAB = {"a", "b", "c", "d", "e"};

    private final Path page;

    CompareFilesTest(@TempDir Path folder) {
        page = folder.resolve("comparison.html");
    }

    private ComparePage page(ComparedRun... runs) {
        return CompareBuilder.build(page, List.of(runs), PageFiles.of("compare", Layout.FILE));
    }

    private static List<String> rows(ComparePage page) {
        return page.rows().stream().map(row -> row.device() + " " + row.word()).toList();
    }

    @Test
    void saysWhatBecameOfEachCellWorstFirst() {
        ComparePage page = page(
                MadeUpRuns.run(0, "", LAB, 0.7, 1.2, 1.2, 0.9, 0.7),
                MadeUpRuns.run(1, "", LAB, 1.3, 1.2, 0.8, 0.8, 0.7));
        assertThat(rows(page))
                .containsExactly(
                        "a fails now",
                        "b fails still",
                        "d better than before",
                        "c fails no longer",
                        "e no difference detected");
        assertThat(page.word()).isEqualTo("WORSE");
        assertThat(page.summary()).contains("1 fail now that did not", "2 became better");
    }

    @Test
    void comparesTheFirstRunWithTheLastAndShowsAll() {
        ComparePage page = page(
                MadeUpRuns.run(0, "", LAB, 0.7, 0.7, 0.7, 0.7, 0.7),
                MadeUpRuns.run(1, "", LAB, 1.3, 1.3, 1.3, 1.3, 1.3),
                MadeUpRuns.run(2, "", LAB, 0.7, 0.7, 0.7, 0.7, 0.7));
        assertThat(page.rows()).allMatch(row -> row.word().equals("no difference detected"));
        assertThat(page.rows().get(0).values())
                .extracting(ComparePage.Value::decision)
                .containsExactly("pass", "fail", "pass");
        assertThat(page.word()).isEqualTo("NOT WORSE");
    }

    @Test
    void labsWithoutACommonDeviceAreComparedByTheirMeansOnly() {
        ComparePage page = page(
                MadeUpRuns.run(0, "", new String[] {"a", "b"}, 0.7, 0.7),
                MadeUpRuns.run(1, "", new String[] {"x", "y", "z"}, 0.9, 0.9, 0.9));
        assertThat(page.rows()).hasSize(5).allMatch(row -> row.word().equals("in one run only"));
        assertThat(page.word()).as("nothing is known of what changed").isEqualTo("UNKNOWN");
        assertThat(Objects.requireNonNull(page.fleet().get(0).panels().get(0).table())
                        .rows()
                        .get(0)
                        .cells())
                .anyMatch(cell -> cell.contains("2 devices"))
                .anyMatch(cell -> cell.contains("3 devices"));
    }

    @Test
    void namesWhatDiffersInHowTheyWereMade() {
        assertThat(page(MadeUpRuns.run(0, "", LAB, 1, 1, 1, 1, 1), MadeUpRuns.run(1, "2", LAB, 1, 1, 1, 1, 1))
                        .notes())
                .contains("Different: the scenario (A: nightly; B: nightly2).");
        assertThat(page(MadeUpRuns.run(0, "", LAB, 1, 1, 1, 1, 1), MadeUpRuns.run(1, "", LAB, 1, 1, 1, 1, 1))
                        .notes())
                .isEmpty();
    }

    @Test
    void noNameIsMarkupAndNoForeignFileIsReplaced() throws IOException {
        String hostile = "<script>alert(1)</script></noscript>\"'\u001b[31m\u202e";
        List<ComparedRun> runs = Stream.of(0, 1)
                .map(week -> MadeUpRuns.run(week, hostile, LAB, 1, 1, 1, 1, 1))
                .toList();
        CompareFiles.write(page, runs, Layout.FILE);
        assertThat(Files.readString(page))
                .contains("&lt;script")
                .doesNotContain("<script>alert", "</noscript>\"", "\u001b", "\u202e");
        CompareFiles.write(page, runs, Layout.FILE);
        Files.writeString(page, "mine");
        assertThatThrownBy(() -> CompareFiles.write(page, runs, Layout.FILE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("was not made by 'dyno report'");
        assertThat(Files.readString(page)).isEqualTo("mine");
    }
}
