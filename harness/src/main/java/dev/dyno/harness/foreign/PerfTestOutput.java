package dev.dyno.harness.foreign;

import static dev.dyno.results.metric.Metrics.COLD_START_FIRST_INFERENCE;
import static dev.dyno.results.metric.Metrics.COLD_START_MODEL_LOAD;
import static dev.dyno.results.metric.Metrics.LATENCY_MAX;
import static dev.dyno.results.metric.Metrics.LATENCY_MEAN;
import static dev.dyno.results.metric.Metrics.LATENCY_P50;
import static dev.dyno.results.metric.Metrics.LATENCY_P90;
import static dev.dyno.results.metric.Metrics.LATENCY_P95;
import static dev.dyno.results.metric.Metrics.LATENCY_P99;
import static dev.dyno.results.metric.Metrics.MEMORY_PEAK_RSS;
import static dev.dyno.results.metric.Metrics.THROUGHPUT;

import dev.dyno.results.error.ProtocolException;
import dev.dyno.results.metric.Metric;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The output of ONNX Runtime's {@code onnxruntime_perf_test}: lines of a name, a colon, a number and a unit, of which versions have
 * more or fewer and some write no blank behind the colon. The percentiles are there if it was asked for them ({@code -s}, or no file
 * for its results).
 */
final class PerfTestOutput {
    private static final Pattern LINE = Pattern.compile(
            "(?m)^\\s*([A-Z][A-Za-z0-9 ]{2,60}?) ?: ?([-+0-9.eE]+|-?nan|-?inf) ?(s|ms|us|%|bytes)?\\b.*$");
    private static final Pattern FAILED =
            Pattern.compile("(?m)^.*((?:Load model from|failed:|Failed to|\\[E:onnxruntime)[^\\n]{1,250})$");
    private static final Map<String, Double> SECONDS = Map.of("s", 1.0, "ms", 1e-3, "us", 1e-6);
    private static final double HALF_A_MILLISECOND = 0.5e-3;
    private static final String WITHOUT_STATISTICS = "onnxruntime_perf_test without -s";

    private final Map<String, Double> lines;
    private final ToolSheet sheet = new ToolSheet("onnxruntime_perf_test");

    private PerfTestOutput(Map<String, Double> lines) {
        this.lines = lines;
    }

    static ToolOutput read(String output) {
        Map<String, Double> lines = new HashMap<>();
        Matcher matcher = LINE.matcher(output);
        while (matcher.find()) {
            double scale = matcher.group(3) == null ? 1 : SECONDS.getOrDefault(matcher.group(3), 1.0);
            lines.put(
                    matcher.group(1).toLowerCase(Locale.ROOT), scale * Numbers.of(matcher.group(1), matcher.group(2)));
        }
        if (!lines.containsKey("total inference requests")) {
            Matcher failed = FAILED.matcher(output);
            throw new ProtocolException(
                    failed.find()
                            ? "onnxruntime_perf_test failed: " + failed.group(1).strip()
                            : "has no 'Total inference requests': it is no output of onnxruntime_perf_test, or is cut off");
        }
        return new PerfTestOutput(lines).output();
    }

    private ToolOutput output() {
        long n = Math.round(lines.getOrDefault("total inference requests", 0.0));
        if (n < 1) {
            throw new ProtocolException("onnxruntime_perf_test made no inference");
        }
        latencies(n);
        put(COLD_START_MODEL_LOAD, "session creation time cost", 1);
        Double first = lines.get("first inference time cost");
        if (first == null) {
            sheet.unavailable("this version of onnxruntime_perf_test does not tell it", COLD_START_FIRST_INFERENCE);
        } else if (first == 0) {
            sheet.unavailable(
                    "onnxruntime_perf_test tells whole milliseconds, and it took less", COLD_START_FIRST_INFERENCE);
        } else {
            sheet.put(COLD_START_FIRST_INFERENCE, first, 1, HALF_A_MILLISECOND);
        }
        put(MEMORY_PEAK_RSS, "peak working set size", 1);
        Double use = lines.getOrDefault("avg cpu usage", lines.get("total cpu usage"));
        if (use != null) {
            sheet.fact("cpu.usage", String.format(Locale.ROOT, "%.0f %%", use));
        }
        return sheet.output();
    }

    private void latencies(long n) {
        Double mean = lines.getOrDefault("average inference time cost", lines.get("average inference time cost total"));
        if (mean == null) {
            throw new ProtocolException("has no 'Average inference time cost': it is cut off");
        }
        sheet.put(LATENCY_MEAN, mean, n);
        Quantiles quantiles = new Quantiles(sheet, n);
        quantiles.put(LATENCY_P50, 0.50, lines.get("p50 latency"), WITHOUT_STATISTICS);
        quantiles.put(LATENCY_P90, 0.90, lines.get("p90 latency"), WITHOUT_STATISTICS);
        quantiles.put(LATENCY_P95, 0.95, lines.get("p95 latency"), WITHOUT_STATISTICS);
        quantiles.put(LATENCY_P99, 0.99, lines.get("p99 latency"), WITHOUT_STATISTICS);
        put(LATENCY_MAX, "max latency", n);
        Double rate = lines.get("number of inferences per second");
        Double run = lines.get("total inference run time");
        if (rate != null) {
            sheet.put(THROUGHPUT, rate, n);
        } else if (run != null && run > 0) {
            sheet.put(THROUGHPUT, n / run, n);
        } else {
            sheet.unavailable("onnxruntime_perf_test told no length of its window", THROUGHPUT);
        }
    }

    private void put(Metric metric, String line, long n) {
        Double value = lines.get(line);
        if (value == null) {
            sheet.unavailable("onnxruntime_perf_test told no '" + line + "'", metric);
        } else {
            sheet.put(metric, value, n);
        }
    }
}
