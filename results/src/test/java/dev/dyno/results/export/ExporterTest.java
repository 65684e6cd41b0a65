package dev.dyno.results.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunJson;
import dev.dyno.results.store.Runs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExporterTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static TrialRecord trial(String id, String candidate, double p50, TrialRecord.State state) {
        boolean failed = state == TrialRecord.State.FAILED;
        return new TrialRecord(
                id,
                1,
                1,
                "local",
                candidate,
                state,
                List.of(),
                failed ? List.of(new Issue(Issue.Severity.ERROR, "the model crashed", id)) : List.of(),
                failed
                        ? Map.of()
                        : Map.of(
                                "latency.p50",
                                new MetricValue.Measured(p50, 3, new Provenance(Provenance.Kind.TIMER, "clock"))),
                Map.of(),
                Map.of(),
                Instant.EPOCH,
                1);
    }

    private static final RunRecord RUN = Runs.good(
            List.of(
                    trial("r1", "fp32", 0.004, TrialRecord.State.COMPLETED),
                    trial("r2", "fp32", 0.006, TrialRecord.State.COMPLETED),
                    trial("r3", "int8", 0.002, TrialRecord.State.COMPLETED),
                    trial("r4", "int8", 0, TrialRecord.State.FAILED)),
            RunRecord.State.COMPLETE,
            Instant.EPOCH);

    private static RunRecord named(String candidate) {
        CandidateRecord base =
                new CandidateRecord(candidate, true, "m", "ab".repeat(32), 1, "onnxruntime", "cpu", 1, Map.of());
        RunRecord run = Runs.good(List.of(), RunRecord.State.COMPLETE, null);
        return new RunRecord(
                run.id(),
                run.dynoVersion(),
                run.command(),
                run.scenario(),
                run.scenarioSha256(),
                run.seed(),
                run.rounds(),
                run.state(),
                run.startedAt(),
                run.finishedAt(),
                run.devices(),
                run.missing(),
                List.of(base),
                run.metrics(),
                List.of(trial("t", candidate, 0.001, TrialRecord.State.COMPLETED)),
                List.of());
    }

    private static String export(String form, RunRecord run) throws IOException {
        StringBuilder out = new StringBuilder();
        Exporter.named(form)
                .orElseThrow()
                .write(run, trial -> trial.valid() ? new double[] {0.001, 0.002, 0.003} : new double[0], out);
        return out.toString();
    }

    /** A reader of RFC 4180 and of nothing else: quoted cells with doubled quotes, and CRLF between rows. */
    private static List<List<String>> rows(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        int at = 0;
        while (at < csv.length()) {
            StringBuilder cell = new StringBuilder();
            if (csv.charAt(at) == '"') {
                for (at++; csv.charAt(at) != '"' || csv.startsWith("\"\"", at); at++) {
                    at += csv.charAt(at) == '"' ? 1 : 0;
                    cell.append(csv.charAt(at));
                }
                at++;
            } else {
                for (; csv.charAt(at) != ',' && csv.charAt(at) != '\r'; at++) {
                    assertThat(csv.charAt(at)).isNotIn('"', '\n');
                    cell.append(csv.charAt(at));
                }
            }
            row.add(cell.toString());
            if (csv.charAt(at) == ',') {
                at++;
            } else {
                assertThat(csv.substring(at)).startsWith("\r\n");
                at += 2;
                rows.add(List.copyOf(row));
                row.clear();
            }
        }
        return rows;
    }

    @Test
    void csv_has_a_row_for_every_value_and_for_every_one_that_is_missing() throws IOException {
        assertThat(rows(export("csv", RUN)))
                .containsExactly(
                        List.of(Row.COLUMNS),
                        List.of(
                                "run-1",
                                "local",
                                "fp32",
                                "1",
                                "r1",
                                "latency.p50",
                                "0.004",
                                "s",
                                "3",
                                "timer: clock",
                                ""),
                        List.of(
                                "run-1",
                                "local",
                                "fp32",
                                "1",
                                "r2",
                                "latency.p50",
                                "0.006",
                                "s",
                                "3",
                                "timer: clock",
                                ""),
                        List.of(
                                "run-1",
                                "local",
                                "int8",
                                "1",
                                "r3",
                                "latency.p50",
                                "0.002",
                                "s",
                                "3",
                                "timer: clock",
                                ""),
                        List.of(
                                "run-1",
                                "local",
                                "int8",
                                "1",
                                "r4",
                                "latency.p50",
                                "",
                                "s",
                                "",
                                "",
                                "the trial failed: the model crashed"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '#',
            value = {
                "a,b # a,b",
                "say \"hi\" # say \"hi\"",
                "=cmd|' /C calc'!A0 # '=cmd|' /C calc'!A0",
                "+1 # '+1",
                "-1 # '-1",
                "@SUM(A1) # '@SUM(A1)",
            })
    void csv_keeps_a_hostile_name_text(String name, String cell) throws IOException {
        List<List<String>> rows = rows(export("csv", named(name)));

        assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(Row.COLUMNS.length));
        assertThat(rows.get(1).get(2)).isEqualTo(cell);
    }

    @Test
    void csv_keeps_lines_and_drops_what_a_terminal_obeys() throws IOException {
        List<List<String>> rows = rows(export("csv", named("a\r\nb\u001b[31m\u202ec\u0000")));

        assertThat(rows.get(1).get(2)).isEqualTo("a\r\nb\uFFFD[31m\uFFFDc\uFFFD");
    }

    @Test
    void json_is_the_run_itself() throws IOException {
        assertThat(RunJson.read(export("json", RUN).getBytes(StandardCharsets.UTF_8), "x"))
                .isEqualTo(RUN);
    }

    @Test
    void jsonl_has_one_object_to_a_line() throws IOException {
        List<String> lines = export("jsonl", RUN).lines().toList();

        assertThat(lines).hasSize(4);
        assertThat(JSON.readTree(lines.get(0)))
                .isEqualTo(JSON.readTree("{\"run\":\"run-1\",\"device\":\"local\",\"candidate\":\"fp32\",\"round\":1,"
                        + "\"trial\":\"r1\",\"metric\":\"latency.p50\",\"unit\":\"s\",\"value\":0.004,\"n\":3,"
                        + "\"provenance\":\"timer: clock\"}"));
        assertThat(JSON.readTree(lines.get(3)).get("unavailable").textValue()).contains("crashed");
        assertThat(JSON.readTree(lines.get(3)).has("value")).isFalse();
        assertThat(export("jsonl", named("a\nb")).lines()).hasSize(1);
    }

    @Test
    void markdown_shows_medians_and_how_many_trials_count() throws IOException {
        assertThat(export("md", RUN)).isEqualTo("""
                        # x

                        Medians over the valid trials of run run\\-1.

                        ## local

                        | candidate | trials | latency.p50 |
                        |---|---:|---:|
                        | fp32 (baseline) | 2 | 5 ms |
                        | int8 | 1 of 2 | 2 ms |
                        """);
    }

    @Test
    void markdown_keeps_a_hostile_name_text_in_its_cell() throws IOException {
        String row = export("md", named("a|b<script>`x`[l](u)\n\u001b[1m"))
                .lines()
                .filter(line -> line.contains("script"))
                .findFirst()
                .orElseThrow();

        assertThat(row).isEqualTo("| a\\|b&lt;script&gt;\\`x\\`\\[l\\]\\(u\\) \uFFFD\\[1m (baseline) | 1 | 1 ms |");
    }

    @Test
    void jmh_has_a_benchmark_for_each_candidate_with_a_fork_for_each_valid_trial() throws IOException {
        JsonNode benchmarks = JSON.readTree(export("jmh", RUN));

        assertThat(benchmarks).hasSize(2);
        JsonNode fp32 = benchmarks.get(0);
        assertThat(fp32.get("benchmark").textValue()).isEqualTo("dyno.x.fp32");
        assertThat(fp32.get("mode").textValue()).isEqualTo("sample");
        assertThat(fp32.get("forks").intValue()).isEqualTo(2);
        JsonNode primary = fp32.get("primaryMetric");
        assertThat(primary.get("score").doubleValue()).isEqualTo(0.002);
        assertThat(primary.get("scoreUnit").textValue()).isEqualTo("s/op");
        assertThat(primary.get("scorePercentiles").get("50.0").doubleValue()).isEqualTo(0.002);
        assertThat(primary.get("scorePercentiles").get("100.0").doubleValue()).isEqualTo(0.003);
        assertThat(primary.get("rawDataHistogram"))
                .isEqualTo(JSON.readTree("[[[[0.001,1],[0.002,1],[0.003,1]]],[[[0.001,1],[0.002,1],[0.003,1]]]]"));
        assertThat(fp32.get("secondaryMetrics").get("latency.p50").get("rawData"))
                .isEqualTo(JSON.readTree("[[0.004],[0.006]]"));
        assertThat(benchmarks.get(1).get("forks").intValue()).isEqualTo(1);
    }

    @Test
    void a_form_that_there_is_not_is_not_found() {
        assertThat(Exporter.named("xls")).isEmpty();
        assertThat(Exporter.ALL).extracting(Exporter::name).containsExactly("csv", "json", "jsonl", "md", "jmh");
    }
}
