package dev.dyno.results.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunJsonTest {
    private static final TrialRecord TRIAL = new TrialRecord(
            "r01-1-local-int8",
            1,
            1,
            "local",
            "int8",
            TrialRecord.State.COMPLETED,
            List.of(),
            List.of(),
            Map.of("latency.p50", new MetricValue.Measured(0.005, 100, new Provenance(Provenance.Kind.TIMER, "clock"))),
            Map.of(),
            Map.of(),
            Instant.parse("2026-01-31T12:00:00Z"),
            1.5);
    private static final RunRecord RUN = Runs.good(List.of(TRIAL), RunRecord.State.COMPLETE, null);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void any_run_reads_back_as_it_was_written(long seed) {
        RunRecord run = new Runs(seed).run(20);

        assertThat(RunJson.read(RunJson.write(run), "run.json")).isEqualTo(run);
    }

    @Test
    void equal_runs_are_equal_bytes() {
        assertThat(RunJson.write(new Runs(7).run(5))).isEqualTo(RunJson.write(new Runs(7).run(5)));
    }

    @Test
    void a_value_carries_its_unit_its_count_and_its_provenance() {
        assertThat(new String(RunJson.writeTrial(TRIAL), UTF_8))
                .contains("\"metrics\":{\"latency.p50\":{\"value\":0.005,\"unit\":\"s\",\"n\":100,"
                        + "\"provenance\":{\"kind\":\"timer\",\"source\":\"clock\"}}}");
    }

    @Test
    void a_metric_without_a_known_unit_is_never_written() {
        TrialRecord odd = new TrialRecord(
                "t",
                1,
                1,
                "d",
                "c",
                TrialRecord.State.FAILED,
                List.of(),
                List.of(),
                Map.of("made.up", new MetricValue.Unavailable("because")),
                Map.of(),
                Map.of(),
                Instant.EPOCH,
                0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunJson.writeTrial(odd))
                .withMessageContaining("made.up");
    }

    @Test
    void a_run_of_before_there_were_missing_devices_has_none() {
        String now = new String(RunJson.write(RUN), UTF_8);
        String before = now.replaceFirst("\\s*\"missing\" : \\[ ?\\],", "");
        assertThat(before).isNotEqualTo(now).doesNotContain("missing");

        assertThat(RunJson.read(before.getBytes(UTF_8), "run.json")).isEqualTo(RUN);
    }

    @Test
    void every_field_but_those_that_say_so_must_be_there_and_of_its_type() throws IOException {
        JsonNode whole = JsonPlace.parse(RunJson.write(new Runs(3).run(4)), "").node();
        List<String> tried = new ArrayList<>();
        walk(whole, whole, "", tried);
        assertThat(tried).contains("/id", "/trials/2/round", "/candidates/0/baseline", "/devices/0/cores");
    }

    /** Takes every field out, one at a time, then makes it an array of arrays, then puts it back and goes down into it. */
    private static void walk(JsonNode root, JsonNode node, String pointer, List<String> tried) throws IOException {
        boolean freeForm = pointer.matches(".*/(facts|files|options|metrics)");
        for (Map.Entry<String, JsonNode> field : List.copyOf(node.properties())) {
            String place = pointer + "/" + field.getKey();
            if (!freeForm && !place.equals("/finished_at") && !place.equals("/missing")) {
                tried.add(place);
                ObjectNode object = (ObjectNode) node;
                object.remove(field.getKey());
                String needed = field.getKey().equals("unavailable") ? "unit" : field.getKey();
                if (!place.endsWith("/uncertainty")) {
                    assertRefused(root, "'" + needed + "' is missing");
                }
                object.set(field.getKey(), object.arrayNode().add(object.arrayNode()));
                assertRefused(root, place);
                object.set(field.getKey(), field.getValue());
            }
            walk(root, field.getValue(), place, tried);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            walk(root, node.get(i), pointer + "/" + i, tried);
        }
    }

    private static void assertRefused(JsonNode root, String inMessage) throws IOException {
        byte[] json = new ObjectMapper().writeValueAsBytes(root);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> RunJson.read(json, "run.json"))
                .withMessageStartingWith("run.json: ")
                .withMessageContaining(inMessage);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dyno/run/v1 | dyno/run/v2 | run.json: at /schema: this is 'dyno/run/v2'",
                "\"unit\" : \"s\" | \"unit\" : \"B\" | at /trials/0/metrics/latency.p50/unit: 'B' is not the unit",
                "\"n\" : 100 | \"n\" : 0 | at /trials/0/metrics/latency.p50: a measured value has n >= 1",
                "\"n\" : 100 | \"n\" : 1.5 | at /trials/0/metrics/latency.p50/n: expected a whole number",
                "0.005 | NaN | run.json:76:24: not JSON",
                "0.005 | 1e999 | at /trials/0/metrics/latency.p50/value: expected a finite number",
                "latency.p50\" : | latency.p51\" : | at /trials/0/metrics/latency.p51: this version of Dyno has no such",
                "\"complete\" | \"done\" | at /state: 'done' is none of running, interrupted, complete",
                "\"baseline\" : false | \"baseline\" : true | run.json: a run has exactly one baseline",
                "2026-01-31T12:00:00Z | yesterday | at /started_at: expected a time",
                "\"at_most\" : 2 | \"at_most\" : 4294967297 | at /rounds/at_most: expected a whole number below 2^31",
                "\"at_most\" : 2 | \"at_most\" : 1001 | at /rounds: rounds are at least 1 and at most 1000",
                "\"at_most\" : 2 | \"at_most\" : 1 | at /rounds: rounds are at least 1 and at most 1000, and at_least is",
                "\"at_least\" : 2 | \"at_least\" : 0 | at /rounds: rounds are at least 1",
                "\"at_least\" : 2 | \"at_least\" : 1 | at /rounds: rounds that end early are at least 2",
                "\"at_least\" : 2, | '' | at /rounds: 'at_least' is missing",
                "\"seed\" : 42 | \"seed\" : 42, \"seed\" : 43 | not JSON: Duplicate",
            })
    void what_is_wrong_is_named_with_its_file_and_place(String before, String after, String message) {
        String good = new String(RunJson.write(RUN), UTF_8);
        assertThat(good).contains(before);
        byte[] bad = good.replace(before, after).getBytes(UTF_8);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> RunJson.read(bad, "run.json"))
                .withMessageContaining(message);
    }

    @Test
    void a_document_cut_off_anywhere_is_refused() {
        byte[] whole = RunJson.write(RUN);
        for (int length = 0; length < whole.length - 2; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> RunJson.read(part, "run.json"));
        }
    }

    @Test
    void fields_of_a_later_version_are_passed_over() {
        String later = new String(RunJson.write(RUN), UTF_8).replace("\"seed\"", "\"sowing\" : [1, {}], \"seed\"");
        assertThat(RunJson.read(later.getBytes(UTF_8), "run.json")).isEqualTo(RUN);
    }

    @Test
    void a_missing_file_is_named(@TempDir Path folder) {
        Path file = folder.resolve("run.json");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> RunJson.read(file))
                .withMessage("cannot read " + file + ": no such file");
    }
}
