package dev.dyno.reports.page.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dyno.reports.page.PageFiles.Layout;
import dev.dyno.reports.page.browser.InBrowser;
import dev.dyno.reports.page.browser.Tab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The comparison as its readers get it: in a browser. */
@SuppressWarnings("NullAway.Init") // JUnit and the methods before the tests do that
@ExtendWith(InBrowser.class)
class CompareInBrowserIT {
    private static final Path AXE = Path.of("src/test/web/node_modules/axe-core/axe.min.js");
    private static final int DEVICES = 80;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() {
        String[] devices =
                IntStream.range(0, DEVICES).mapToObj(i -> "phone-" + i).toArray(String[]::new);
        for (String text : List.of("", "<b>\"'\u202e")) {
            List<ComparedRun> runs = IntStream.range(0, 5)
                    .mapToObj(week -> MadeUpRuns.run(
                            week,
                            text,
                            devices,
                            IntStream.range(0, DEVICES)
                                    .mapToDouble(i -> 0.8 + 0.1 * (i % 5) + 0.02 * week)
                                    .toArray()))
                    .toList();
            CompareFiles.write(folder.resolve(text.isEmpty() ? "usual.html" : "hostile.html"), runs, Layout.FILE);
        }
    }

    @ParameterizedTest
    @CsvSource({"usual, 1280, light", "usual, 390, dark", "hostile, 390, light", "hostile, 1280, dark"})
    void isQuietFitsIsSortedAndHasNothingThatAxeFinds(String sort, int width, String scheme, Tab tab)
            throws IOException {
        tab.look(width, scheme);
        tab.open(folder.resolve(sort + ".html"));
        tab.whole();
        tab.layOutAll();
        assertThat(tab.complaints()).isEmpty();
        assertThat(tab.value("document.querySelectorAll('.compared tbody tr').length")
                        .asInt())
                .isEqualTo(DEVICES);
        assertThat(tab.value("Math.max(document.documentElement.scrollWidth,"
                                + " ...[...document.querySelectorAll('main > section')].map(s => s.scrollWidth))")
                        .asInt())
                .isLessThanOrEqualTo(width);
        tab.value("document.querySelector('.compared thead th:nth-child(3) button').click()");
        assertThat(tab.value("document.querySelector('.compared thead th:nth-child(3)').getAttribute('aria-sort')")
                        .asText())
                .isEqualTo("ascending");
        assumeTrue(Files.exists(AXE), "SKIPPED: no axe-core here (npm ci in reports/src/test/web)");
        tab.value(Files.readString(AXE) + ";1");
        assertThat(tab.value("axe.run({resultTypes: ['violations']}).then(r => r.violations.map(v => v.id + ': ' +"
                        + " v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + ' ' + n.failureSummary).join(' | ')))"))
                .isEmpty();
    }
}
