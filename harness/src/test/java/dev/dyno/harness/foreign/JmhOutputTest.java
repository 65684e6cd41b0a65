package dev.dyno.harness.foreign;

import static dev.dyno.harness.foreign.Outputs.isUnavailable;
import static dev.dyno.harness.foreign.Outputs.isValue;
import static dev.dyno.harness.foreign.Outputs.n;
import static dev.dyno.harness.foreign.Outputs.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.dyno.results.metric.Metrics;
import org.junit.jupiter.api.Test;

final class JmhOutputTest {
    private static final String SAMPLE = benchmark("sample", """
            "scoreUnit": "us/op", "rawDataHistogram": [[[[2.0, 90], [4.0, 10]], [[3.0, 100]]]]""");

    private static String benchmark(String mode, String primary) {
        return """
                [{"jmhVersion": "1.37", "benchmark": "a.B.c", "mode": "%s", "vmName": "VM", "vmVersion": "17",
                  "warmupIterations": 1, "warmupTime": "1 s", "measurementIterations": 2, "measurementTime": "1 s",
                  "params": {"size": "128"}, "primaryMetric": {%s},
                  "secondaryMetrics": {
                    "gc.alloc.rate.norm": {"scoreUnit": "B/op", "rawData": [[16.0, 24.0]]},
                    "\u00b7gc.count": {"scoreUnit": "counts", "rawData": [[1.0, 3.0]]},
                    "p0.50": {"scoreUnit": "us/op", "rawData": [[2.0, 3.0]]},
                    "broken": {"scoreUnit": "x", "rawData": [["NaN", 3.0]]}}}]
                """.formatted(mode, primary);
    }

    private static ToolOutput read(String text) {
        return ForeignTool.JMH.read(text);
    }

    @Test
    void samplesAreLatencies() {
        ToolOutput output = read(SAMPLE);
        isValue(2.6e-6, output, Metrics.LATENCY_MEAN);
        isValue(4e-6, output, Metrics.LATENCY_MAX);
        assertEquals(3e-6, Outputs.value(output, Metrics.LATENCY_P50), 1e-6);
        assertEquals(200, n(output, Metrics.LATENCY_P50));
        isUnavailable(output, Metrics.LATENCY_P99, "at least 662");
        assertEquals("a.B.c (size=128)", output.facts().get("jmh.benchmark"));
    }

    @Test
    void profilersGiveMetrics() {
        ToolOutput output = read(SAMPLE);
        isValue(20, output, Metrics.MEMORY_ALLOCATED_PER_INFERENCE);
        isValue(2, output, Metrics.named("profiler.gc.count").orElseThrow());
        assertEquals("counts", output.facts().get("profiler.gc.count.unit"));
        assertFalse(output.metrics().containsKey(Metrics.named("profiler.p0.50").orElseThrow()));
        assertFalse(
                output.metrics().containsKey(Metrics.named("profiler.broken").orElseThrow()));
    }

    @Test
    void theOtherModesGiveWhatTheyMeasure() {
        ToolOutput average = read(benchmark("avgt", "\"scoreUnit\": \"ms/op\", \"rawData\": [[4.0, 6.0]]"));
        isValue(5e-3, average, Metrics.LATENCY_MEAN);
        isUnavailable(average, Metrics.LATENCY_P50, "sample mode");
        ToolOutput shot = read(benchmark("ss", "\"scoreUnit\": \"s/op\", \"rawData\": [[0.25]]"));
        isValue(0.25, shot, Metrics.COLD_START_FIRST_INFERENCE);
        isUnavailable(shot, Metrics.LATENCY_P50, "single-shot");
        ToolOutput rate = read(benchmark("thrpt", "\"scoreUnit\": \"ops/us\", \"rawData\": [[0.5, 1.5]]"));
        isValue(1e6, rate, Metrics.THROUGHPUT);
    }

    @Test
    void severalBenchmarksOrForksAreNoTrial() {
        String one = SAMPLE.strip();
        refused(ForeignTool.JMH, one.substring(0, one.length() - 1) + "," + one.substring(1), "choose one of them");
        refused(
                ForeignTool.JMH,
                benchmark("avgt", "\"scoreUnit\": \"ms/op\", \"rawData\": [[4.0], [6.0]]"),
                "rounds are the forks");
    }

    @Test
    void rubbishAndFragmentsAreRefused() {
        refused(ForeignTool.JMH, "", "no result of JMH");
        refused(ForeignTool.JMH, "[]", "no result of JMH");
        refused(ForeignTool.JMH, "{\"a\": 1}", "no result of JMH");
        refused(ForeignTool.JMH, SAMPLE.substring(0, SAMPLE.length() / 2), "cut off");
        refused(ForeignTool.JMH, "[".repeat(100_000), "JSON");
        refused(ForeignTool.JMH, benchmark("odd", "\"scoreUnit\": \"ms/op\""), "'odd'");
        refused(ForeignTool.JMH, benchmark("avgt", "\"scoreUnit\": \"furlongs/op\", \"rawData\": [[1]]"), "furlongs");
        refused(ForeignTool.JMH, benchmark("avgt", "\"scoreUnit\": \"ms/op\", \"rawData\": [[]]"), "it failed");
        refused(ForeignTool.JMH, benchmark("avgt", "\"scoreUnit\": \"ms/op\", \"rawData\": [[\"NaN\"]]"), "no number");
        refused(
                ForeignTool.JMH,
                benchmark("sample", "\"scoreUnit\": \"ms/op\", \"rawDataHistogram\": [[[[1.0, 999999999999]]]]"),
                "count");
    }
}
