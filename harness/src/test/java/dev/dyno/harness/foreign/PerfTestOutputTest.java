package dev.dyno.harness.foreign;

import static dev.dyno.harness.foreign.Outputs.isUnavailable;
import static dev.dyno.harness.foreign.Outputs.isValue;
import static dev.dyno.harness.foreign.Outputs.n;
import static dev.dyno.harness.foreign.Outputs.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.Metrics;
import org.junit.jupiter.api.Test;

final class PerfTestOutputTest {
    private static final String NEW = """
            Setting intra_op_num_threads to 2
            Session creation time cost: 0.0213 s
            First inference time cost: 7 ms
            Total inference time cost: 4.1 s
            Total inference requests: 1000
            Average inference time cost total: 4.100000 ms
            Total inference run time: 4.2 s
            Number of inferences per second: 238.095
            Avg CPU usage: 98 %
            Peak working set size: 36696064 bytes
            Avg CPU usage:98
            Peak working set size:36696064
            Runs:1000
            Min Latency: 0.0039 s
            Max Latency: 0.0091 s
            P50 Latency: 0.0040 s
            P90 Latency: 0.0043 s
            P95 Latency: 0.0047 s
            P99 Latency: 0.0062 s
            P999 Latency: 0.0091 s
            """;

    private static ToolOutput read(String text) {
        return ForeignTool.ONNXRUNTIME_PERF_TEST.read(text);
    }

    @Test
    void readsANewVersion() {
        ToolOutput output = read(NEW);
        isValue(0.0040, output, Metrics.LATENCY_P50);
        isValue(0.0062, output, Metrics.LATENCY_P99);
        isValue(0.0041, output, Metrics.LATENCY_MEAN);
        isValue(0.0091, output, Metrics.LATENCY_MAX);
        isValue(238.095, output, Metrics.THROUGHPUT);
        isValue(0.0213, output, Metrics.COLD_START_MODEL_LOAD);
        isValue(36696064, output, Metrics.MEMORY_PEAK_RSS);
        assertEquals(1000, n(output, Metrics.LATENCY_P50));
        Measured first = assertInstanceOf(Measured.class, output.metrics().get(Metrics.COLD_START_FIRST_INFERENCE));
        assertEquals(0.007, first.value(), 1e-12);
        assertEquals(0.0005, first.uncertainty(), 1e-12, "it is told in whole milliseconds");
    }

    @Test
    void readsAnOldVersionWithoutBlanksAndStatistics() {
        ToolOutput output = read("""
                Session creation time cost:0.05 s
                Total inference time cost:2 s
                Total inference requests:500
                Average inference time cost:4 ms
                Total inference run time:2.5 s
                """);
        isValue(0.004, output, Metrics.LATENCY_MEAN);
        isValue(200, output, Metrics.THROUGHPUT);
        isUnavailable(output, Metrics.LATENCY_P50, "without -s");
        isUnavailable(output, Metrics.COLD_START_FIRST_INFERENCE, "this version");
        isUnavailable(output, Metrics.MEMORY_PEAK_RSS, "peak working set size");
    }

    @Test
    void wholeMillisecondsThatAreNoneAreUnavailable() {
        isUnavailable(
                read(NEW.replace("First inference time cost: 7 ms", "First inference time cost: 0 ms")),
                Metrics.COLD_START_FIRST_INFERENCE,
                "whole milliseconds");
    }

    @Test
    void fewInferencesCarryNoQuantile() {
        ToolOutput output = read(NEW.replace("requests: 1000", "requests: 100"));
        isUnavailable(output, Metrics.LATENCY_P99, "at least 662");
        isValue(0.0043, output, Metrics.LATENCY_P90);
    }

    @Test
    void failuresAndFragmentsAreRefused() {
        refused(ForeignTool.ONNXRUNTIME_PERF_TEST, "Session creation time cost: 0.1 s\n", "cut off");
        refused(ForeignTool.ONNXRUNTIME_PERF_TEST, NEW.substring(0, NEW.indexOf("Average")), "cut off");
        refused(
                ForeignTool.ONNXRUNTIME_PERF_TEST,
                "2026-01-01 [E:onnxruntime:, inference_session.cc:1] Load model from a.onnx failed:File doesn't exist\n",
                "failed: ");
        refused(ForeignTool.ONNXRUNTIME_PERF_TEST, NEW.replace("P50 Latency: 0.0040", "P50 Latency: nan"), "no number");
        refused(ForeignTool.ONNXRUNTIME_PERF_TEST, NEW.replace("requests: 1000", "requests: 0"), "no inference");
        refused(
                ForeignTool.ONNXRUNTIME_PERF_TEST,
                NEW.replace("P50 Latency: 0.0040", "P50 Latency: -1"),
                "no measurement");
    }
}
