package dev.dyno.reports.page.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.reports.MadeUpRun;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.page.PageFiles.Layout;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteFilesTest {
    private final Path root;
    private final MadeUpNights made;

    SiteFilesTest(@TempDir Path root) {
        this.root = root;
        this.made = new MadeUpNights(root);
    }

    private SiteFiles.Site site() {
        return SiteFiles.write(root, Layout.FILE);
    }

    private String index() throws IOException {
        return Files.readString(root.resolve("index.html"));
    }

    @Test
    void saysHowEachScenarioIsAndWhatMovedWorstFirst() throws IOException {
        made.nights("camera", 0, 40).nights("calm", 0, 20);
        site();
        assertThat(index())
                .contains("Of 2 scenarios the newest night of 1 failed.")
                .containsSubsequence("scenario-camera.html", "✕ fail", "scenario-calm.html", "✓ pass")
                .contains("20 days behind")
                .contains("1 became worse and 0 better of 4 series")
                .containsSubsequence("id=\"moves\"", "latency.p50", "camera", "int8", "board", "2026-03-26", "▼ worse")
                .contains("href=\"./night-039-");
        assertThat(Files.readString(root.resolve("scenario-camera.html")))
                .contains("1 of 2 moved in the last 30 days; the worst is int8 on board, worse by +")
                .contains("2026-03-26")
                .contains("href=\"index.html\"");
    }

    @Test
    void oneMoreNightReadsOneRunAndWithoutOneNothingIsWritten() throws IOException {
        made.nights("camera", 0, 12);
        assertThat(site().history().read()).isEqualTo(12);
        SiteFiles.Site again = site();
        assertThat(again.history().read()).isZero();
        assertThat(again.written()).isZero();
        made.nights("camera", 12, 13);
        SiteFiles.Site more = site();
        assertThat(more.history().read()).isEqualTo(1);
        assertThat(more.written()).isEqualTo(2);
    }

    @Test
    void itsCachesAreOnlyCaches() throws IOException {
        made.nights("camera", 0, 30);
        site();
        String fresh = index();
        for (String text :
                List.of("", "{", "[1, 2]", "{\"schema\":\"dyno/site-state/v1\",\"verdicts\":{\"a\":[1,2,\"NO\"]}}")) {
            Files.writeString(root.resolve(VerdictCache.FILE), text);
            Files.delete(root.resolve("index.html"));
            site();
            assertThat(index()).as(text).isEqualTo(fresh);
        }
        Files.delete(root.resolve(VerdictCache.FILE));
        Files.delete(root.resolve(".dyno-trend.json"));
        site();
        assertThat(index()).isEqualTo(fresh);
    }

    @Test
    void aVerdictThatIsWrittenAnewIsReadAnew() throws IOException {
        made.nights("camera", 0, 3);
        site();
        assertThat(index()).contains("The newest night of the scenario passed.");
        String newest = "night-002-%08x".formatted("camera".hashCode());
        made.verdict(newest, newest, "camera", Decision.FAIL);
        site();
        assertThat(index()).contains("the newest night of 1 failed");
    }

    @Test
    void whatCannotBeUsedIsListedWithItsReason() throws IOException {
        made.nights("camera", 0, 2);
        Files.createDirectories(root.resolve("half")); // a run folder without its run
        Files.createDirectories(root.resolve("torn"));
        Files.writeString(root.resolve("torn/run.json"), "{\"schema\": \"dyno/run/v1\", ");
        RunRecord stopped = new MadeUpRun(1)
                .called("stopped", "camera", MadeUpRun.START)
                .device("phone")
                .candidate("fp32")
                .state(RunRecord.State.INTERRUPTED)
                .record();
        MadeUpNights.write(root.resolve("stopped"), stopped);
        site();
        assertThat(index())
                .containsSubsequence(
                        "What lies here and was not used", "half", "has no run.json", "stopped", "did not end", "torn");
    }

    @Test
    void aVerdictThatIsNoneIsNotAPass() throws IOException {
        made.nights("camera", 0, 1);
        String night = "night-000-%08x".formatted("camera".hashCode());
        Path verdict = root.resolve(night).resolve("verdict.json");
        made.verdict(night, "another-run", "camera", Decision.PASS);
        site();
        assertThat(index()).contains("not judged", "of another run").contains("of 1 it is not decided");
        for (String text :
                List.of("", "{", "[]", "{\"schema\":\"dyno/verdict/v9\",\"decision\":\"PASS\"}", "{\"decision\":3}")) {
            Files.writeString(verdict, text);
            site();
            assertThat(index()).as(text).contains("not judged").doesNotContain("✓ pass");
        }
        Files.delete(verdict);
        site();
        assertThat(index()).contains("it has no verdict.json; 'dyno report' with its folder writes it");
    }

    @Test
    void anEmptyFolderHasASiteToo() throws IOException {
        site();
        assertThat(index()).contains("There is no run here that has ended.");
    }

    @Test
    void somebodyElsesIndexStays() throws IOException {
        made.nights("camera", 0, 1);
        Files.writeString(root.resolve("index.html"), "<h1>mine</h1>");
        assertThatThrownBy(this::site)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("was not made by 'dyno report'");
        assertThat(index()).isEqualTo("<h1>mine</h1>");
    }

    @Test
    void theOwnPageOfAScenarioThatIsNoMoreGoesAndNothingElse() throws IOException {
        made.nights("camera", 0, 1).nights("gone", 1, 2);
        site();
        Files.writeString(root.resolve("scenario-mine.html"), "mine");
        try (var files = Files.walk(root.resolve("night-001-%08x".formatted("gone".hashCode())))) {
            for (Path each : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
        site();
        assertThat(root.resolve("scenario-gone.html")).doesNotExist();
        assertThat(root.resolve("scenario-mine.html")).exists();
    }

    @Test
    void noNameIsMarkup() throws IOException {
        made.nights(MadeUpNights.HOSTILE, 0, 30);
        site();
        try (var pages = Files.newDirectoryStream(root, "*.html")) {
            for (Path page : pages) {
                assertThat(Files.readString(page))
                        .contains("&lt;script")
                        .doesNotContain("<script>alert", "</noscript>\"", "\u001b", "\u202e");
            }
        }
    }

    @Test
    void besideThePagesWhereThatIsAskedFor() throws IOException {
        made.nights("camera", 0, 1);
        SiteFiles.write(root, Layout.DIR);
        assertThat(index())
                .contains("href=\"dyno-files/site.css\"", "script-src &#39;self&#39;")
                .doesNotContain("<style>");
        assertThat(root.resolve("dyno-files/site.js")).exists();
        assertThat(site().history().skipped())
                .as("the files of the site are no run")
                .isEmpty();
    }

    @Test
    void addressesAreOfOneFileEachAndLeadNowhereElse() {
        assertThat(Links.page("camera-nightly")).isEqualTo("scenario-camera-nightly.html");
        assertThat(Links.page("Camera")).isNotEqualTo(Links.page("camera"));
        for (String name : List.of("../x", "a b", "", "<b>", "x".repeat(10_000), "javascript:alert(1)")) {
            assertThat(Links.page(name)).matches(Links::isPage).hasSizeLessThan(60);
        }
        assertThat(Links.to("javascript:alert(1)")).isEqualTo("./javascript%3Aalert%281%29");
    }
}
