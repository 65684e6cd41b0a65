package dev.dyno.reports.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dyno.reports.page.browser.InBrowser;
import dev.dyno.reports.page.browser.Tab;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as its readers get it: in a browser. */
@SuppressWarnings("NullAway.Init") // JUnit and the methods before the tests do that
@ExtendWith(InBrowser.class)
class PageInBrowserIT {
    private static final Path AXE = Path.of("src/test/web/node_modules/axe-core/axe.min.js");
    private static final Map<String, Path> PAGES = new TreeMap<>();

    @TempDir
    private static Path folder;

    private Tab tab;

    static List<String> sorts() {
        return MadeUpPages.SORTS;
    }

    @BeforeAll
    static void write() throws IOException {
        for (String sort : MadeUpPages.SORTS) {
            PAGES.put(sort, MadeUpPages.write(folder.resolve(sort), sort));
        }
    }

    @BeforeEach
    void take(Tab lent) {
        tab = lent;
    }

    /** Opens a page and waits until the browser had time for all of it. */
    private void open(String sort) {
        tab.open(Objects.requireNonNull(PAGES.get(sort)));
        tab.whole();
    }

    private int number(String expression) {
        return tab.value(expression).asInt();
    }

    private String text(String expression) {
        return tab.value(expression).asText();
    }

    // ---- every sort of run ------------------------------------------------------------------------------------------

    @ParameterizedTest
    @MethodSource("sorts")
    void isQuietFetchesNothingAndFitsAPhone(String sort) {
        tab.look(390, "light");
        open(sort);
        assertThat(tab.complaints()).isEmpty();
        tab.layOutAll();
        assertThat(number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        assertThat(number("Math.max(0, ...[...document.querySelectorAll('main > section')].map(s => s.scrollWidth))"))
                .isLessThanOrEqualTo(390);
        assertThat(text("document.querySelector('h1').textContent")).isEqualTo("nightly");
        assertThat(text("document.title")).contains("Dyno");
    }

    @ParameterizedTest
    @ValueSource(strings = {"usual", "few", "nothing", "failed", "unavailable", "hostile"})
    void axeFindsNothingInEitherScheme(String sort) throws IOException {
        assumeTrue(Files.exists(AXE), "SKIPPED: no axe-core here (npm ci in reports/src/test/web)");
        for (String scheme : List.of("light", "dark")) {
            tab.look(sort.equals("usual") ? 390 : 1280, scheme);
            open(sort);
            tab.value(Files.readString(AXE) + ";1");
            JsonNode violations = tab.value("document.querySelectorAll('details').forEach(d => d.open = true);"
                    + "axe.run({resultTypes: ['violations']}).then(r => r.violations.map(v => v.id + ': ' +"
                    + " v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + ' ' + n.failureSummary).join(' | ')))");
            assertThat(violations).as(scheme).isEmpty();
        }
    }

    // ---- what the script does ---------------------------------------------------------------------------------------

    private static final String VISIBLE = "[...document.querySelectorAll('.changes tbody tr')].filter(r => !r.hidden)";

    private void choose(String field, String value) {
        tab.value("{const f = document.forms[0].elements['" + field + "']; f.value = '" + value
                + "'; f.dispatchEvent(new Event('input', {bubbles: true}));}");
    }

    @Test
    void filtersTheChanges() {
        open("lab");
        int all = number(VISIBLE + ".length");
        assertThat(all)
                .as("six metrics that were measured, two that are only bounded")
                .isEqualTo(20 * 2 * 8);
        choose("status", "regressed");
        assertThat(number(VISIBLE + ".length")).isBetween(10, all / 2);
        assertThat(tab.value(VISIBLE + ".every(r => r.textContent.includes('worse'))")
                        .asBoolean())
                .isTrue();
        choose("device", "phone-3");
        choose("metric", "latency.p50");
        assertThat(text(VISIBLE + ".map(r => r.cells[1].textContent).join()")).isEqualTo("prunedphone-3");
        assertThat(text("document.querySelector('output').textContent")).startsWith("1 of ");
        choose("status", "");
        choose("device", "");
        choose("metric", "");
        choose("text", "INT8 phone-19 latency");
        assertThat(number(VISIBLE + ".length")).isEqualTo(3);
        choose("text", "no such thing");
        assertThat(number(VISIBLE + ".length")).isZero();
    }

    @Test
    void sortsTablesBothWays() {
        open("lab");
        String head =
                "[...document.querySelectorAll('.changes thead th')].find(h => h.textContent.startsWith('value'))";
        String values = "[...document.querySelectorAll('.changes tbody tr')].map(r => data.cells[r.place][10])";
        tab.value("globalThis.data = JSON.parse(document.getElementById('data').textContent); 1");
        for (String order : List.of("ascending", "descending")) {
            tab.value(head + ".querySelector('button').click()");
            assertThat(text(head + ".getAttribute('aria-sort')")).isEqualTo(order);
            List<Double> sorted = new ArrayList<>();
            tab.value(values + ".filter(v => v !== null)").forEach(value -> sorted.add(value.asDouble()));
            assertThat(sorted)
                    .hasSizeGreaterThan(200)
                    .isSortedAccordingTo(order.equals("ascending") ? Double::compare : (a, b) -> Double.compare(b, a));
            assertThat(tab.value(values + ".at(-1)").isNull())
                    .as("what has no value comes last either way")
                    .isTrue();
        }
        tab.value("document.querySelector('.overview thead th:nth-child(2) button').click()");
        assertThat(text("document.querySelector('.overview tbody th').textContent"))
                .startsWith("int8");
    }

    @Test
    void savesWhatIsShownAndNoFormula() throws IOException, InterruptedException {
        Path downloads = Files.createDirectories(folder.resolve("downloads"));
        tab.call("Page.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", downloads.toString()));
        open("hostile");
        for (String button : List.of("save-changes", "save-trials", "save-quantiles")) {
            tab.value("document.getElementById('" + button + "').click()");
        }
        Path changes = downloaded(downloads, "changes.csv");
        assertThat(Files.readAllLines(changes).get(0)).startsWith("device,candidate,metric,finding,decision");
        for (String file : List.of("changes.csv", "trials.csv", "latency.csv")) {
            assertThat(Files.readAllLines(downloaded(downloads, file)))
                    .hasSizeGreaterThan(4)
                    .noneMatch(line -> line.matches("(.*,)?\"?[=+@].*"));
        }
        assertThat(tab.complaints()).isEmpty();
    }

    private static Path downloaded(Path folder, String end) throws IOException, InterruptedException {
        for (int i = 0; i < 400; i++) {
            try (var files = Files.list(folder)) {
                Optional<Path> found =
                        files.filter(file -> file.toString().endsWith(end)).findFirst();
                if (found.isPresent() && Files.size(found.get()) > 0) {
                    return found.get();
                }
            }
            Thread.sleep(50);
        }
        throw new IOException("nothing was saved as " + end);
    }

    @Test
    void itsPolicyLetsNothingElseRun() {
        open("usual");
        tab.value("{const s = document.createElement('script'); s.textContent = 'globalThis.hacked = 1';"
                + " document.body.append(s); const i = document.createElement('img'); i.src = 'data:,'; document.body.append(i);"
                + " document.body.setAttribute('style', 'color: red');}");
        assertThat(text("typeof globalThis.hacked")).isEqualTo("undefined");
        assertThat(text("getComputedStyle(document.body).color")).isNotEqualTo("rgb(255, 0, 0)");
        assertThat(text("fetch('data:,x').then(() => 'fetched', () => 'refused')"))
                .isEqualTo("refused");
    }

    /** What is asked for before the browser had time for all of the page. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "const f = document.forms[0].elements.text; f.value = 'o'; f.dispatchEvent(new Event('input', {bubbles: true}))",
                "document.querySelector('.changes thead button').click()",
                "dispatchEvent(new Event('beforeprint'))",
                "dispatchEvent(new KeyboardEvent('keydown', {key: 'f', ctrlKey: true}))"
            })
    void hasTheWholeTableWhenItIsNeeded(String wish) {
        tab.call(
                "Page.addScriptToEvaluateOnNewDocument", Map.of("source", "globalThis.requestIdleCallback = () => 0;"));
        tab.open(Objects.requireNonNull(PAGES.get("lab")));
        assertThat(number("document.querySelectorAll('.changes tbody tr').length"))
                .isLessThan(100);
        tab.value("{" + wish + "}");
        assertThat(number("document.querySelectorAll('.changes tbody tr').length"))
                .isEqualTo(20 * 2 * 8);
        if (wish.startsWith("dispatch")) {
            assertThat(number("document.querySelectorAll('noscript').length")).isZero();
        }
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void goesWhereItsContentsLead() {
        tab.look(1280, "light");
        open("lab");
        tab.value("document.querySelector('nav a[href=\"#conditions\"], nav a:last-child').click()");
        assertThat(tab.value("new Promise(r => setTimeout(() => { const box = document.querySelector(':target')"
                                + ".getBoundingClientRect(); r(box.top < innerHeight && box.bottom > 0); }, 300))")
                        .asBoolean())
                .isTrue();
    }

    // ---- readers ----------------------------------------------------------------------------------------------------

    @Test
    void canBeReadWithoutItsScript() {
        tab.call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        tab.open(Objects.requireNonNull(PAGES.get("lab")));
        tab.call("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        assertThat(number("document.querySelectorAll('.changes tbody tr').length"))
                .isEqualTo(20 * 2 * 8);
        assertThat(number("document.querySelectorAll('figure noscript svg').length"))
                .as("drawings that are elements and not text")
                .isGreaterThan(10);
        assertThat(text("getComputedStyle(document.getElementById('filter')).display"))
                .as("controls that would do nothing")
                .isEqualTo("none");
    }

    @Test
    void isDarkWhereItsReaderWantsThat() {
        tab.look(1280, "dark");
        open("usual");
        assertThat(text("getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(18, 22, 27)");
        assertThat(text("getComputedStyle(document.querySelector('figure svg text')).fill"))
                .isEqualTo("rgb(163, 175, 188)");
    }

    /** Also of texts in drawings, which axe does not look at. */
    private static final String FAINT = """
            (() => {
              const rgb = c => (c.match(/[\\d.]+/g) || []).map(Number);
              const light = c => c.slice(0, 3).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
              const ground = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
                if (c.length === 3 || c[3] === 1) return c; } return [255, 255, 255]; };
              const faint = [];
              for (const e of document.querySelectorAll('body *:not(script)')) {
                const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
                if (!own || e.closest('title, desc') || !e.getClientRects().length) continue;
                const style = getComputedStyle(e);
                const [a, b] = [light(rgb(e.closest('svg') ? style.fill : style.color)), light(ground(e))];
                const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                if (ratio < 4.5) faint.push(e.outerHTML.slice(0, 120) + ' ' + ratio.toFixed(2));
              }
              return faint.slice(0, 10);
            })()""";

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyTextStandsOutFromItsGround(String scheme) {
        tab.look(1280, scheme);
        open("usual");
        tab.value("document.querySelectorAll('details').forEach(d => d.open = true)");
        assertThat(number("document.querySelectorAll('svg text').length")).isGreaterThan(100);
        assertThat(tab.value(FAINT)).isEmpty();
    }

    @Test
    void isPrintedWhole() {
        open("lab");
        String pdf = tab.call("Page.printToPDF", Map.of("printBackground", true))
                .path("data")
                .asText();
        byte[] bytes = Base64.getDecoder().decode(pdf);
        assertThat(new String(bytes, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        tab.call("Emulation.setEmulatedMedia", Map.of("media", "print"));
        assertThat(
                        number(
                                "[...document.querySelectorAll('.scroll')].filter(e => e.scrollHeight > e.clientHeight + 1).length"))
                .as("boxes of which paper would show a part only")
                .isZero();
        assertThat(text("getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(255, 255, 255)");
    }

    @Test
    void canBeWalkedWithTheKeyboard() {
        tab.look(1280, "light");
        open("lab");
        List<String> visited = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            tab.press("Tab");
            String outline = text("getComputedStyle(document.activeElement).outlineStyle");
            String where =
                    text("document.activeElement.tagName + ' ' + (document.activeElement.getAttribute('aria-label') ||"
                            + " document.activeElement.textContent.trim())");
            assertThat(outline).as("whether one sees the focus on " + where).isNotEqualTo("none");
            visited.add(where);
        }
        assertThat(visited.get(0)).isEqualTo("A Skip to the results");
        assertThat(visited)
                .contains("DIV Where it may ship", "A Changes", "DIV Changes, worst first", "BUTTON Save as CSV");
        tab.value("document.querySelector('.overview thead button').focus()");
        tab.press("Enter");
        assertThat(text("document.querySelector('.overview thead th').getAttribute('aria-sort')"))
                .isEqualTo("ascending");
    }
}
