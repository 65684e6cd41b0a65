package dev.dyno.reports.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyno.reports.MadeUpRun;
import dev.dyno.reports.gate.Finding;
import dev.dyno.reports.gate.Judge;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.MissingDevice;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.scenarios.Gate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFilesTest {

    private static String write(Path folder, RunRecord run, Gate gate) throws IOException {
        ReportFiles.write(folder, run, ShowRun.scenario("for the nightly build"), Judge.judge(run, gate));
        return Files.readString(folder.resolve("report.html"));
    }

    private static JsonNode verdict(Path folder) throws IOException {
        return new ObjectMapper().readTree(folder.resolve("verdict.json").toFile());
    }

    @Test
    void writesItsFilesAndLeavesNothingElse(@TempDir Path folder) throws IOException {
        RunRecord run = ShowRun.record();
        ShowRun.writeSamples(folder, run);
        Files.writeString(folder.resolve("verdict.json"), "an earlier one");
        write(folder, run, ShowRun.gate());
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "samples",
                            "verdict.json",
                            "summary.md",
                            "junit.xml",
                            "metrics.txt",
                            "badge.svg",
                            "report.html");
        }
        assertThat(verdict(folder).path("schema").asText()).isEqualTo("dyno/verdict/v1");
    }

    @Test
    void saysTheSameTwice(@TempDir Path folder) throws IOException {
        RunRecord run = ShowRun.record();
        ShowRun.writeSamples(folder, run);
        String first = write(folder, run, ShowRun.gate());
        assertThat(write(folder, run, ShowRun.gate())).isEqualTo(first);
    }

    @Test
    void anUnwritableFolderIsNamed(@TempDir Path folder) {
        Path missing = folder.resolve("gone");
        assertThatThrownBy(() -> write(missing, ShowRun.record(), ShowRun.gate()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("gone")
                .hasMessageContaining("verdict.json");
    }

    // ---- verdict.json -------------------------------------------------------------------------------------------

    @Test
    void theVerdictBindsWhatItIsAbout(@TempDir Path folder) throws IOException {
        RunRecord run = ShowRun.record();
        write(folder, run, ShowRun.gate());
        JsonNode verdict = verdict(folder);
        assertThat(verdict.path("decision").asText()).isEqualTo("FAIL");
        assertThat(verdict.path("run").asText()).isEqualTo(run.id());
        assertThat(verdict.path("reasons")).isNotEmpty();
        JsonNode binding = verdict.path("binding");
        assertThat(binding.path("scenario_sha256").asText()).isEqualTo(run.scenarioSha256());
        assertThat(binding.path("dyno_version").asText()).isEqualTo(run.dynoVersion());
        assertThat(binding.path("models"))
                .hasSize(3)
                .allSatisfy(model -> assertThat(model.path("sha256").asText()).hasSize(64));
        assertThat(binding.path("devices"))
                .hasSize(2)
                .allSatisfy(device -> assertThat(device.path("build").asText()).contains("Linux"));
        assertThat(verdict.path("gate").path("limits")).hasSize(3);
        assertThat(verdict.path("gate").path("budgets")).hasSize(2);
    }

    @Test
    void aCellHasItsNumbersWithTheirUnits(@TempDir Path folder) throws IOException {
        write(folder, ShowRun.record(), ShowRun.gate());
        JsonNode cell = verdict(folder).path("cells").get(0);
        assertThat(cell.path("device").asText()).isEqualTo("build-box");
        assertThat(cell.path("candidate").asText()).isEqualTo("int8");
        assertThat(cell.path("metric").asText()).isEqualTo("latency.p50");
        assertThat(cell.path("verdict").asText()).isEqualTo("IMPROVED");
        assertThat(cell.path("decision").asText()).isEqualTo("PASS");
        assertThat(cell.path("unit").asText()).isEqualTo("1");
        assertThat(cell.path("scale").asText()).isEqualTo("ratio");
        assertThat(cell.path("metric_unit").asText()).isEqualTo("s");
        assertThat(cell.path("better").asText()).isEqualTo("lower");
        assertThat(cell.path("estimate").asDouble())
                .isBetween(cell.path("lower").asDouble(), cell.path("upper").asDouble());
        assertThat(cell.path("rounds").asInt()).isEqualTo(11);
        assertThat(cell.path("discarded")).hasSize(1);
        assertThat(cell.path("checks").get(0).path("kind").asText()).isEqualTo("limit");
    }

    @Test
    void aNumberThatDoesNotExistIsNullWithAReason(@TempDir Path folder) throws IOException {
        write(folder, ShowRun.record(), ShowRun.gate());
        for (JsonNode cell : verdict(folder).path("cells")) {
            if (cell.path("metric").asText().equals("memory.model_share")) {
                for (String number : List.of("estimate", "lower", "upper", "baseline", "value", "unit", "decision")) {
                    assertThat(cell.has(number)).as(number).isTrue();
                    assertThat(cell.get(number).isNull()).as(number).isTrue();
                }
                assertThat(cell.path("reason").asText()).contains("this kernel has no smaps_rollup");
                return;
            }
        }
        throw new AssertionError("the cell is missing");
    }

    @Test
    void aMissingDeviceIsInAllThreeFilesWithItsReason(@TempDir Path folder) throws IOException {
        RunRecord run = ShowRun.record();
        RunRecord without = run.withDevices(
                run.devices(), List.of(new MissingDevice("board-3", "no answer <b>", Map.of("transport", "ssh"))));
        String html = write(folder, without, ShowRun.gate());
        JsonNode verdict = verdict(folder);
        assertThat(verdict.path("missing").get(0).path("device").asText()).isEqualTo("board-3");
        assertThat(verdict.path("missing").get(0).path("reason").asText()).isEqualTo("no answer <b>");
        assertThat(verdict.path("classes")).anySatisfy(each -> {
            assertThat(each.path("missing").path(0).asText()).isEqualTo("board-3");
            assertThat(each.path("decision").asText()).isEqualTo("INCONCLUSIVE");
        });
        assertThat(html).contains("nothing is decided for it: no answer &lt;b&gt;");
        assertThat(Files.readString(folder.resolve("summary.md"))).contains("board-3 was not measured: no answer");
    }

    // ---- report.html --------------------------------------------------------------------------------------------

    @Test
    void thePageFetchesNothingAndAllowsOnlyItsOwnStyle(@TempDir Path folder)
            throws IOException, NoSuchAlgorithmException {
        RunRecord run = ShowRun.record();
        ShowRun.writeSamples(folder, run);
        String html = write(folder, run, ShowRun.gate());
        assertThat(html.replace("&#39;", "'"))
                .contains("default-src 'none'; style-src 'sha256-" + digest(html, "<style>(.*?)</style>")
                        + "'; script-src 'sha256-" + digest(html, "<script>(.*?)</script>") + "'");
        assertThat(html.split("<script", -1)).as("the data and the script").hasSize(3);
        assertThat(html).doesNotContainPattern("(?i)<(link|img|iframe|object|embed)\\b");
        assertThat(tags(html)).doesNotContainPattern("(?i)\\s(style|src|on[a-z]+)\\s*=");
        assertThat(html).doesNotContainPattern("(?i)\\shref=\"[^#]");
        assertThat(html).doesNotContainPattern("url\\((?!#)|@import");
        assertThat(html.length()).isLessThan(2_000_000);
    }

    /** The digest of the one element that the pattern's group holds the content of. */
    private static String digest(String html, String pattern) throws NoSuchAlgorithmException {
        Matcher element = Pattern.compile(pattern, Pattern.DOTALL).matcher(html);
        assertThat(element.find()).isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(element.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(element.find()).as("a second one").isFalse();
        return Base64.getEncoder().encodeToString(digest);
    }

    @Test
    void everyIdIsUniqueAndEveryPictureIsDescribed(@TempDir Path folder) throws IOException {
        RunRecord run = ShowRun.record();
        ShowRun.writeSamples(folder, run);
        String html = write(folder, run, ShowRun.gate());
        Set<String> ids = new HashSet<>();
        Matcher id = Pattern.compile("\\sid=['\"]([^'\"]+)").matcher(html);
        while (id.find()) {
            assertThat(ids.add(id.group(1))).as(id.group(1)).isTrue();
        }
        Matcher picture = Pattern.compile("role=\"img\" aria-labelledby=\"(\\S+) (\\S+)\"")
                .matcher(html);
        int pictures = 0;
        while (picture.find()) {
            pictures++;
            assertThat(html)
                    .contains("<title id=\"" + picture.group(1) + "\">")
                    .containsPattern("<desc id=\"" + picture.group(2) + "\">[^<]{20}");
        }
        assertThat(pictures)
                .as("three for each of two candidates on two devices, and more")
                .isGreaterThan(12);
        assertThat(html.split("role=\"img\"", -1)).hasSize(pictures + 1);
    }

    @Test
    void thePageLeadsWithTheDecisionAndItsReasons(@TempDir Path folder) throws IOException {
        String html = write(folder, ShowRun.record(), ShowRun.gate());
        assertThat(html.replace('\u00a0', ' '))
                .contains("<title>FAIL · nightly · Dyno</title>", "7 of 20 gated results break their bound.")
                .contains(
                        "<li>pruned breaks the bound of cold_start.total on 2 of 2 devices. The worst: cold_start.total")
                .contains("the limit is +5 %</li>")
                .contains("the process ended with exit code 139", "another process used 31 %")
                .contains("this device is simulated");
    }

    @Test
    void samplesThatAreDamagedOrElsewhereAreSaidAndNotShown(@TempDir Path folder) throws IOException {
        Path inside = folder.resolve("run");
        Files.createDirectories(inside.resolve("samples"));
        Files.writeString(folder.resolve("secret.csv"), "phase,iteration,start_ns,latency_ns\nmeasure,0,0,5\n");
        RunRecord run = new MadeUpRun(1)
                .device("box")
                .candidate("fp32")
                .candidate("int8")
                .values("box", "fp32", Metrics.LATENCY_P50, round -> 0.005)
                .values("box", "int8", Metrics.LATENCY_P50, round -> 0.004)
                .change("box", "int8", 1, trial -> withSamples(trial, "../secret.csv"))
                .record();
        Files.writeString(
                inside.resolve("samples/r01-d0-c0.csv"), "phase,iteration,start_ns,latency_ns\nmeasure,0,0,x\n");
        String html = write(inside, run, Gate.NONE);
        assertThat(html)
                .contains("its samples cannot be read", "its samples lie outside the run folder")
                .doesNotContain("id=\"evidence\"");
    }

    private static TrialRecord withSamples(TrialRecord trial, String file) {
        return new TrialRecord(
                trial.id(),
                trial.round(),
                trial.position(),
                trial.device(),
                trial.candidate(),
                trial.state(),
                trial.validity(),
                trial.issues(),
                trial.metrics(),
                trial.facts(),
                Map.of("samples", file),
                trial.startedAt(),
                trial.deviceSeconds());
    }

    // ---- what a run may hold ------------------------------------------------------------------------------------

    private static final String LONG = "x".repeat(10_000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</style><script>alert(1)</script>",
                "\" onmouseover=\"alert(1)",
                "' style='color:red",
                "\u202etxt.exe\u2066",
                "=cmd|' /C calc'!A0",
                "| a | b |\n\n# heading [link](javascript:alert(1)) @everyone",
                "${7*7} {{7*7}} \u0000\u0007\u001b[31m",
                "LONG"
            })
    void namesAndCausesOfAnySortAreOnlyText(String text, @TempDir Path folder) throws IOException {
        String hostile = text.equals("LONG") ? LONG : text;
        RunRecord run = new MadeUpRun(6)
                .device(hostile)
                .candidate("fp32" + hostile)
                .candidate(hostile)
                .values(hostile, "fp32" + hostile, Metrics.LATENCY_P50, round -> 0.005)
                .values(hostile, hostile, Metrics.LATENCY_P50, round -> 0.006)
                .fail(hostile, hostile, 2, hostile)
                .record();
        for (TrialRecord trial : run.trials()) {
            Path file = folder.resolve("samples").resolve(trial.id() + ".csv");
            Files.createDirectories(folder.resolve("samples"));
            Files.writeString(file, "phase,iteration,start_ns,latency_ns\nmeasure,0,0,5000000\n");
        }
        String html = write(folder, run, ShowRun.gate());
        String body = html.replaceFirst("(?s)<style>.*?</style>", "").replaceFirst("(?s)<script>.*?</script>", "");
        assertThat(tags(body)).doesNotContainPattern("(?i)<script>|</style|\\s(onmouseover|style)\\s*=");
        assertThat(body.split("(?i)<script", -1)).as("only the data's element").hasSize(2);
        assertThat(body).doesNotContain("\u202e", "\u2066", "\u0000", "\u001b", "x".repeat(700));
        String summary = Files.readString(folder.resolve("summary.md"));
        assertThat(summary).doesNotContain("<script", "\u202e", "[link](", "@everyone", "x".repeat(700));
        assertThat(summary.lines().filter(line -> line.startsWith("| ")))
                .allSatisfy(row ->
                        assertThat(row.replaceAll("\\\\.", "").split("\\|", -1)).hasSize(12));
        assertThat(summary.lines().filter(line -> line.startsWith("#"))).hasSize(1);
        assertThat(verdict(folder).path("cells").get(0).path("device").asText()).isEqualTo(hostile);
    }

    /** All tags of a page as a browser takes them apart, with the values of their attributes left out. */
    private static String tags(String html) {
        Matcher tag =
                Pattern.compile("<[a-zA-Z/](?:[^>\"']|\"[^\"]*\"|'[^']*')*>").matcher(html);
        StringBuilder tags = new StringBuilder();
        while (tag.find()) {
            tags.append(tag.group().replaceAll("\"[^\"]*\"|'[^']*'", "")).append('\n');
        }
        return tags.toString();
    }

    @Test
    void aRunInWhichEverythingFailedHasAPageThatSaysSo(@TempDir Path folder) throws IOException {
        MadeUpRun run = new MadeUpRun(6)
                .device("box")
                .candidate("fp32")
                .candidate("int8")
                .metric(Metrics.LATENCY_P50);
        for (int round = 1; round <= 6; round++) {
            run.fail("box", "fp32", round, "no space left on device");
            run.fail("box", "int8", round, "no space left on device");
        }
        String html = write(folder, run.record(), ShowRun.gate());
        assertThat(html).contains("INCONCLUSIVE", "12 trials do not count", "no space left on device");
        assertThat(verdict(folder).path("decision").asText()).isEqualTo("INCONCLUSIVE");
    }

    @Test
    void aRunInWhichNothingWasAvailableHasAPageThatSaysWhy(@TempDir Path folder) throws IOException {
        RunRecord run = new MadeUpRun(6)
                .device("box")
                .candidate("fp32")
                .candidate("int8")
                .unavailable("box", "fp32", Metrics.MEMORY_STEADY_PSS, "no smaps_rollup")
                .unavailable("box", "int8", Metrics.MEMORY_STEADY_PSS, "no smaps_rollup")
                .record();
        assertThat(write(folder, run, Gate.NONE)).contains("INCONCLUSIVE", "int8: unavailable: no smaps_rollup");
    }

    @Test
    void aRunWithoutAnythingStillHasItsFiles(@TempDir Path folder) throws IOException {
        RunRecord run = new MadeUpRun(1)
                .candidate("fp32")
                .state(RunRecord.State.INTERRUPTED)
                .record();
        assertThat(write(folder, run, Gate.NONE)).contains("There is nothing to compare", "--resume");
        assertThat(Files.readString(folder.resolve("summary.md"))).contains("INCONCLUSIVE");
    }

    @Test
    void theSummaryCountsWhatTheTableShows(@TempDir Path folder) throws IOException {
        RunRecord run = ShowRun.record();
        write(folder, run, ShowRun.gate());
        String summary = Files.readString(folder.resolve("summary.md"));
        for (Finding finding : Finding.values()) {
            long rows = summary.lines()
                    .filter(line -> line.startsWith("| ") && line.contains("| " + finding.symbol() + " "))
                    .count();
            assertThat(summary.lines().filter(line -> line.startsWith("Gated: ")))
                    .as(finding.word())
                    .allMatch(line -> line.contains(rows + " " + finding.word()) == (rows > 0));
        }
    }
}
