package dev.dyno.results.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.dyno.results.metric.Unit;
import dev.dyno.results.record.RunRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultSchemasTest {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema RUN = REGISTRY.getSchema(ResultSchemas.run(), InputFormat.JSON);
    private static final Schema VERDICT = REGISTRY.getSchema(ResultSchemas.verdict(), InputFormat.JSON);
    private static final String GOOD_VERDICT = """
            {"schema": "dyno/verdict/v1", "decision": "FAIL", "cells": [{"device": "d", "candidate": "c", "metric": "latency.p50",
             "verdict": "REGRESSED", "estimate": 1.2, "lower": 1.1, "upper": null, "unit": "1", "rounds": 6}]}""";

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void any_run_that_is_written_is_valid(long seed) {
        String json = new String(RunJson.write(new Runs(seed).run(12)), UTF_8);

        assertThat(RUN.validate(json, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dyno/run/v1 | dyno/run/v2",
                "\"at_least\" : 2 | \"at_least\" : 0",
                "\"at_most\" : 2 | \"at_most\" : 1001",
                "\"at_least\" : 2, | ''",
                "\"rounds\" | \"turns\"",
                "\"complete\" | \"done\"",
                "\"cores\" : 2 | \"cores\" : \"2\"",
                "12:00:00Z | 12:00:00+01:00",
                "\"seed\" | \"sowing\"",
            })
    void what_the_reader_refuses_is_not_valid(String before, String after) {
        RunRecord run = Runs.good(List.of(), RunRecord.State.COMPLETE, null);
        String good = new String(RunJson.write(run), UTF_8);
        assertThat(good).contains(before);

        assertThat(RUN.validate(good.replace(before, after), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void the_schema_names_every_unit() {
        for (Unit unit : Unit.values()) {
            assertThat(ResultSchemas.run()).contains('"' + unit.symbol() + '"');
        }
    }

    @Test
    void a_verdict_is_valid_only_with_a_known_decision() {
        assertThat(VERDICT.validate(GOOD_VERDICT, InputFormat.JSON)).isEmpty();
        assertThat(VERDICT.validate(GOOD_VERDICT.replace("\"1\"", "null").replace("1.2", "null"), InputFormat.JSON))
                .isEmpty();
        assertThat(VERDICT.validate(GOOD_VERDICT.replace("FAIL", "MAYBE"), InputFormat.JSON))
                .isNotEmpty();
        assertThat(VERDICT.validate(GOOD_VERDICT.replace("rounds", "n"), InputFormat.JSON))
                .isNotEmpty();
    }
}
