package dev.dyno.reports.page.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dyno.reports.page.PageFiles.Layout;
import dev.dyno.reports.page.browser.InBrowser;
import dev.dyno.reports.page.browser.Tab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The site as its readers get it: in a browser. */
@SuppressWarnings("NullAway.Init") // JUnit and the methods before the tests do that
@ExtendWith(InBrowser.class)
class SiteInBrowserIT {
    private static final Path AXE = Path.of("src/test/web/node_modules/axe-core/axe.min.js");

    @TempDir
    private static Path folder;

    private static Path nights;
    private static Path beside;

    @BeforeAll
    static void write() throws IOException {
        nights = Files.createDirectories(folder.resolve("nights"));
        new MadeUpNights(nights).nights("camera", 0, 45).nights(MadeUpNights.HOSTILE, 0, 30);
        Files.createDirectories(nights.resolve("half <b>written</b>"));
        SiteFiles.write(nights, Layout.FILE);
        beside = Files.createDirectories(folder.resolve("beside"));
        new MadeUpNights(beside).nights("camera", 0, 12);
        SiteFiles.write(beside, Layout.DIR);
    }

    private static List<Path> pages() throws IOException {
        try (var files = Files.newDirectoryStream(nights, "*.html")) {
            List<Path> pages = new ArrayList<>();
            files.forEach(pages::add);
            return pages;
        }
    }

    @Test
    void isQuietFetchesNothingAndFitsAPhone(Tab tab) throws IOException {
        tab.look(390, "light");
        for (Path page : pages()) {
            tab.open(page);
            tab.whole();
            tab.layOutAll();
            assertThat(tab.complaints()).as(page.toString()).isEmpty();
            assertThat(tab.value("Math.max(document.documentElement.scrollWidth,"
                                    + " ...[...document.querySelectorAll('main > section')].map(s => s.scrollWidth))")
                            .asInt())
                    .as(page.toString())
                    .isLessThanOrEqualTo(390);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void axeFindsNothing(String scheme, Tab tab) throws IOException {
        assumeTrue(Files.exists(AXE), "SKIPPED: no axe-core here (npm ci in reports/src/test/web)");
        for (Path page : pages()) {
            tab.look(scheme.equals("dark") ? 390 : 1280, scheme);
            tab.open(page);
            tab.whole();
            tab.layOutAll();
            tab.value(Files.readString(AXE) + ";1");
            JsonNode violations = tab.value("document.querySelectorAll('details').forEach(d => d.open = true);"
                    + "axe.run({resultTypes: ['violations']}).then(r => r.violations.map(v => v.id + ': ' +"
                    + " v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + ' ' + n.failureSummary).join(' | ')))");
            assertThat(violations).as(page.toString()).isEmpty();
        }
    }

    @Test
    void leadsFromTheIndexToAReportAndBack(Tab tab) {
        tab.look(1280, "light");
        tab.open(nights.resolve("index.html"));
        for (String link : List.of("'.scenarios tbody a[href^=scenario-camera]'", "'.brand a'", "'.scenarios td a'")) {
            tab.follow("document.querySelector(" + link + ")");
        }
        assertThat(tab.value("document.title").asText()).isEqualTo("a report");
    }

    @Test
    void sortsItsTablesWithAllOfTheirRows(Tab tab) {
        tab.call(
                "Page.addScriptToEvaluateOnNewDocument",
                java.util.Map.of("source", "globalThis.requestIdleCallback = () => 0;"));
        tab.look(1280, "light");
        tab.open(nights.resolve("scenario-camera.html"));
        tab.value("document.querySelector('.nights thead button').click()");
        JsonNode days = tab.value("[...document.querySelectorAll('.nights tbody th')].map(e => e.textContent)");
        assertThat(days).hasSize(45);
        assertThat(days.get(0).asText()).isEqualTo("2026-03-01");
    }

    @Test
    void opensFromTheDiskWithItsFilesBesideIt(Tab tab) {
        tab.look(1280, "light");
        tab.open(beside.resolve("index.html"));
        assertThat(tab.value("document.querySelectorAll('.scenarios thead button').length")
                        .asInt())
                .as("heads that its script made buttons")
                .isEqualTo(6);
        assertThat(tab.value("getComputedStyle(document.querySelector('.card')).borderRadius")
                        .asText())
                .isEqualTo("12px");
        assertThat(tab.complaints())
                .allMatch(complaint ->
                        complaint.endsWith("dyno-files/site.css") || complaint.endsWith("dyno-files/site.js"));
    }
}
