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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The output of TensorFlow Lite's {@code benchmark_model}, with or without the prefixes of a log. Its lines, as its sources print
 * them: {@code count=... first=... curr=... min=... max=... avg=... std=...}, once for the warm-up and once for the window, since
 * 2022 with {@code p5=... median=... p95=...} behind; {@code count=... curr=...} where all are the same; and at the end
 * {@code Inference timings in us: Init: ..., First inference: ..., Warmup (avg): ..., Inference (avg): ...}, before 2020
 * {@code Average inference timings in us: Warmup: ..., Init: ..., ...}. Times are in microseconds.
 *
 * <p>The percentages of its profile by operators are not read: in known outputs they do not add up.
 */
final class BenchmarkModelOutput {
    private static final double MICRO = 1e-6;
    private static final double MEBI = 1 << 20;

    private static final Pattern STATISTICS = Pattern.compile("\\bcount=(\\d{1,9})((?: \\S+=\\S+)*)");
    private static final Pattern PAIR = Pattern.compile("(\\w+)=([0-9.eE+-]+)");
    private static final Pattern SUMMARY = Pattern.compile("nference timings in us: (.{1,300})");
    private static final Pattern TIMING = Pattern.compile("([A-Z][A-Za-z ]*?)(?: \\(avg\\))?: ([0-9.eE+-]+)");
    private static final Pattern PEAK =
            Pattern.compile("Overall peak memory footprint \\(MB\\) via periodic monitoring: ([0-9.eE+-]+)");
    private static final Pattern DELEGATED =
            Pattern.compile("(Replacing \\d+ out of \\d+ node\\(s\\) with delegate \\([\\w .-]{1,80}\\)[^\\n]{0,120})");
    private static final Pattern ERROR = Pattern.compile("ERROR: ([^\\n]{1,200})|(Benchmarking failed[^\\n]{0,100})");

    private BenchmarkModelOutput() {}

    static ToolOutput read(String output) {
        Optional<String> summary = last(SUMMARY, output);
        if (summary.isEmpty()) {
            throw new ProtocolException(
                    last(ERROR, output)
                            .map(error -> "benchmark_model failed: " + error)
                            .orElse(
                                    "has no line of 'Inference timings in us': it is no output of benchmark_model, or is cut off"));
        }
        Map<String, Double> timings = numbers(TIMING, summary.get());
        ToolSheet sheet = new ToolSheet("benchmark_model");
        latencies(sheet, statistics(output), timings);
        start(sheet, timings);
        Optional<String> peak = last(PEAK, output);
        if (peak.isPresent()) {
            sheet.put(MEMORY_PEAK_RSS, Numbers.of("memory", peak.get()) * MEBI, 1);
        } else {
            sheet.unavailable(
                    "benchmark_model tells peak memory only with --report_peak_memory_footprint=true", MEMORY_PEAK_RSS);
        }
        last(DELEGATED, output).ifPresent(line -> sheet.fact("delegate", line));
        return sheet.output();
    }

    /** Of the last line of statistics, which is the window's: the warm-up's comes before. Empty if there is none. */
    private static Map<String, Double> statistics(String output) {
        Map<String, Double> numbers = new HashMap<>();
        Matcher matcher = STATISTICS.matcher(output);
        while (matcher.find()) {
            numbers = numbers(PAIR, matcher.group());
        }
        return numbers;
    }

    private static void latencies(ToolSheet sheet, Map<String, Double> window, Map<String, Double> timings) {
        Double mean = timings.getOrDefault("Inference", timings.get("no stats"));
        if (mean == null) {
            throw new ProtocolException("its summary has no time of an inference");
        }
        long n = Math.max(1, window.getOrDefault("count", 1.0).longValue());
        sheet.put(LATENCY_MEAN, mean * MICRO, n);
        Quantiles quantiles = new Quantiles(sheet, n);
        quantiles.put(LATENCY_P50, 0.5, seconds(window, "median"), "benchmark_model before 2022");
        quantiles.put(LATENCY_P95, 0.95, seconds(window, "p95"), "benchmark_model before 2022");
        sheet.unavailable("benchmark_model does not tell it", LATENCY_P90, LATENCY_P99);
        Double max = seconds(window, "max");
        if (max == null) {
            sheet.unavailable("benchmark_model told no statistics of its inferences", LATENCY_MAX);
        } else {
            sheet.put(LATENCY_MAX, max, n);
        }
        sheet.unavailable("benchmark_model does not tell how long its window was", THROUGHPUT);
    }

    /** Where all inferences took equally long it prints one time only, which is every one of its statistics. */
    private static @Nullable Double seconds(Map<String, Double> window, String name) {
        Double micros = window.get(window.containsKey("min") ? name : "curr");
        return micros == null ? null : micros * MICRO;
    }

    private static void start(ToolSheet sheet, Map<String, Double> timings) {
        Double init = timings.get("Init");
        if (init == null) {
            sheet.unavailable("benchmark_model told no 'Init'", COLD_START_MODEL_LOAD);
        } else {
            sheet.put(COLD_START_MODEL_LOAD, init * MICRO, 1);
        }
        Double first = timings.get("First inference");
        if (first == null) {
            sheet.unavailable("benchmark_model before 2020 does not tell it", COLD_START_FIRST_INFERENCE);
        } else {
            sheet.put(COLD_START_FIRST_INFERENCE, first * MICRO, 1);
        }
    }

    private static Map<String, Double> numbers(Pattern pattern, String text) {
        Map<String, Double> numbers = new HashMap<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            numbers.put(matcher.group(1), Numbers.of(matcher.group(1), matcher.group(2)));
        }
        return numbers;
    }

    private static Optional<String> last(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .reduce((earlier, later) -> later)
                .map(found -> found.group(1) == null ? found.group(found.groupCount()) : found.group(1));
    }
}
