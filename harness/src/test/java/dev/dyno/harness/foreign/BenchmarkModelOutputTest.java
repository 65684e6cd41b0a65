package dev.dyno.harness.foreign;

import static dev.dyno.harness.foreign.Outputs.isUnavailable;
import static dev.dyno.harness.foreign.Outputs.isValue;
import static dev.dyno.harness.foreign.Outputs.n;
import static dev.dyno.harness.foreign.Outputs.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.dyno.results.metric.Metrics;
import org.junit.jupiter.api.Test;

final class BenchmarkModelOutputTest {
    private static final String NEW = """
            STARTING!
            Log parameter values verbosely: [0]
            Min num runs: [200]
            Graph: [net.tflite]
            INFO: Created TensorFlow Lite XNNPACK delegate for CPU.
            VERBOSE: Replacing 61 out of 64 node(s) with delegate (TfLiteXNNPackDelegate) node, yielding 2 partitions for the whole graph.
            The input model file size (MB): 3.57
            Initialized session in 9.25ms.
            Running benchmark for at least 1 iterations and at least 0.5 seconds but terminate if exceeding 150 seconds.
            count=88 first=9731 curr=5401 min=5363 max=9731 avg=5570.1 std=470 p5=5377 median=5459 p95=5980

            Running benchmark for at least 200 iterations and at least 1 seconds but terminate if exceeding 150 seconds.
            count=200 first=5388 curr=5444 min=5360 max=7012 avg=5502.25 std=158 p5=5375 median=5466 p95=5771

            Inference timings in us: Init: 9250, First inference: 9731, Warmup (avg): 5570.1, Inference (avg): 5502.25
            Note: as the benchmark tool itself affects memory footprint, the following is only APPROXIMATE
            Memory footprint delta from the start of the tool (MB): init=6.12 overall=14.2
            Overall peak memory footprint (MB) via periodic monitoring: 25.5
            """;

    private static ToolOutput read(String text) {
        return ForeignTool.BENCHMARK_MODEL.read(text);
    }

    @Test
    void readsTheWindowAndNotTheWarmUp() {
        ToolOutput output = read(NEW);
        isValue(5466e-6, output, Metrics.LATENCY_P50);
        isValue(5771e-6, output, Metrics.LATENCY_P95);
        isValue(5502.25e-6, output, Metrics.LATENCY_MEAN);
        isValue(7012e-6, output, Metrics.LATENCY_MAX);
        isValue(9250e-6, output, Metrics.COLD_START_MODEL_LOAD);
        isValue(9731e-6, output, Metrics.COLD_START_FIRST_INFERENCE);
        isValue(25.5 * 1024 * 1024, output, Metrics.MEMORY_PEAK_RSS);
        assertEquals(200, n(output, Metrics.LATENCY_P50));
        assertEquals(
                "Replacing 61 out of 64 node(s) with delegate (TfLiteXNNPackDelegate) node, yielding 2 partitions for the whole graph.",
                output.facts().get("delegate"));
        isUnavailable(output, Metrics.LATENCY_P99, "does not tell");
    }

    @Test
    void aLogsPrefixesAndLineEndsAreFormOnly() {
        String log = NEW.lines()
                .map(line -> "11-02 10:31:07.113  8123  8123 I tflite  : " + line + "\r\n")
                .reduce("", String::concat);
        assertEquals(read(NEW).metrics(), read(log).metrics());
    }

    @Test
    void readsOlderVersionsAndSaysWhatTheyDoNotTell() {
        ToolOutput middle = read("""
                count=50 first=249042 curr=250889 min=247067 max=254474 avg=2.49684e+05 std=1442
                Inference timings in us: Init: 16242, First inference: 360262, Warmup (avg): 304586, Inference (avg): 2.49684e+05
                Peak memory footprint (MB): init=4.92969 overall=138.809
                """);
        isValue(0.249684, middle, Metrics.LATENCY_MEAN);
        isUnavailable(middle, Metrics.LATENCY_P50, "before 2022");
        isUnavailable(middle, Metrics.MEMORY_PEAK_RSS, "--report_peak_memory_footprint");
        ToolOutput oldest = read("""
                count=4 first=170310 curr=171200 min=170310 max=171921 avg=171000 std=500
                Average inference timings in us: Warmup: 86235, Init: 4380061, Inference: 171000
                """);
        isValue(0.171, oldest, Metrics.LATENCY_MEAN);
        isValue(4.380061, oldest, Metrics.COLD_START_MODEL_LOAD);
        isUnavailable(oldest, Metrics.COLD_START_FIRST_INFERENCE, "before 2020");
    }

    @Test
    void equalTimesArePrintedOnce() {
        ToolOutput output = read("""
                count=20 curr=350
                Inference timings in us: Init: 900, First inference: 400, Warmup (avg): 350, Inference (avg): 350
                """);
        isValue(350e-6, output, Metrics.LATENCY_P50);
        isValue(350e-6, output, Metrics.LATENCY_MAX);
    }

    @Test
    void fewInferencesCarryNoQuantile() {
        String few = NEW.replace("count=200", "count=100");
        isUnavailable(read(few), Metrics.LATENCY_P95, "at least 130");
    }

    @Test
    void failuresAndFragmentsAreRefused() {
        refused(ForeignTool.BENCHMARK_MODEL, NEW.substring(0, NEW.indexOf("Inference timings")), "cut off");
        refused(ForeignTool.BENCHMARK_MODEL, "", "no output of benchmark_model");
        refused(
                ForeignTool.BENCHMARK_MODEL,
                "ERROR: Could not open 'missing.tflite'.\nFailed to load model missing.tflite\nBenchmarking failed.\n",
                "failed: ");
        refused(
                ForeignTool.BENCHMARK_MODEL,
                NEW.replace("Inference (avg): 5502.25", "Inference (avg): nan"),
                "inference");
        refused(
                ForeignTool.BENCHMARK_MODEL,
                NEW.replace("Inference (avg): 5502.25", "Inference (avg): 0"),
                "no measurement");
    }

    @Test
    void theProfilesPercentagesAreNotRead() {
        String profile = "\t CONV_2D\t 0.000\t 4.269\t 4.269\t 0.107%\t 0.107%\t 0.000\t 0\t[Relu6]:0\n";
        assertEquals(read(NEW).metrics(), read(NEW + profile).metrics());
        assertFalse(read(NEW + profile).facts().toString().contains("CONV"));
    }
}
