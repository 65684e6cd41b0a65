package dev.dyno.harness.foreign;

import static dev.dyno.results.metric.Metrics.COLD_START_FIRST_INFERENCE;
import static dev.dyno.results.metric.Metrics.LATENCY_MAX;
import static dev.dyno.results.metric.Metrics.LATENCY_MEAN;
import static dev.dyno.results.metric.Metrics.LATENCY_P50;
import static dev.dyno.results.metric.Metrics.LATENCY_P90;
import static dev.dyno.results.metric.Metrics.LATENCY_P95;
import static dev.dyno.results.metric.Metrics.LATENCY_P99;
import static dev.dyno.results.metric.Metrics.MEMORY_ALLOCATED_PER_INFERENCE;
import static dev.dyno.results.metric.Metrics.THROUGHPUT;

import dev.dyno.reports.statistics.HarrellDavis;
import dev.dyno.results.error.ProtocolException;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** One benchmark in one fork, of JMH's results, as metrics: an operation is an inference. */
final class JmhOutput {
    private static final Metric[] LATENCIES = {
        LATENCY_P50, LATENCY_P90, LATENCY_P95, LATENCY_P99, LATENCY_MEAN, LATENCY_MAX
    };

    private JmhOutput() {}

    static ToolOutput read(String output) {
        List<ToolOutput> forks = readForks(output);
        if (forks.size() > 1) {
            throw new ProtocolException(
                    "has " + forks.size() + " forks, but a trial is one: the scenario's rounds are the forks");
        }
        return forks.get(0);
    }

    /** What every fork of the one benchmark gives. */
    static List<ToolOutput> readForks(String output) {
        List<JmhResult> results = JmhResults.read(output);
        JmhResult result = results.get(0);
        if (results.size() > 1) {
            throw new ProtocolException("has " + results.size() + " benchmarks, " + result.name() + " and "
                    + results.get(1).name() + " among them: choose one of them, and one of each parameter");
        }
        return IntStream.range(0, result.forks().size())
                .mapToObj(fork -> of(result, fork))
                .toList();
    }

    /** What one fork of a benchmark gives. */
    static ToolOutput of(JmhResult result, int fork) {
        ToolSheet sheet = new ToolSheet("JMH");
        double[] values = result.forks().get(fork);
        switch (result.mode()) {
            case SAMPLE -> samples(sheet, values);
            case AVERAGE -> average(sheet, values);
            case SINGLE_SHOT -> singleShot(sheet, values);
            case THROUGHPUT -> throughput(sheet, values);
        }
        result.secondary().forEach((name, secondary) -> {
            if (fork < secondary.forks().size()) {
                secondary(sheet, name, secondary.unit(), secondary.forks().get(fork), values.length);
            }
        });
        if (!result.secondary().containsKey("gc.alloc.rate.norm")) {
            sheet.unavailable("JMH tells it with its profiler gc", MEMORY_ALLOCATED_PER_INFERENCE);
        }
        sheet.fact("jmh.benchmark", result.name());
        sheet.fact("jmh.mode", result.mode().text());
        result.facts().forEach(sheet::fact);
        return sheet.output();
    }

    private static void samples(ToolSheet sheet, double[] sorted) {
        Quantiles quantiles = new Quantiles(sheet, sorted.length);
        quantiles.put(LATENCY_P50, 0.50, HarrellDavis.quantile(sorted, 0.50), "JMH");
        quantiles.put(LATENCY_P90, 0.90, HarrellDavis.quantile(sorted, 0.90), "JMH");
        quantiles.put(LATENCY_P95, 0.95, HarrellDavis.quantile(sorted, 0.95), "JMH");
        quantiles.put(LATENCY_P99, 0.99, HarrellDavis.quantile(sorted, 0.99), "JMH");
        sheet.put(LATENCY_MEAN, mean(sorted), sorted.length);
        sheet.put(LATENCY_MAX, sorted[sorted.length - 1], sorted.length);
        noStart(sheet);
        sheet.unavailable("JMH's sample mode times single operations", THROUGHPUT);
    }

    private static void average(ToolSheet sheet, double[] iterations) {
        sheet.unavailable("JMH's average mode knows no single operation: use its sample mode", LATENCIES);
        sheet.put(LATENCY_MEAN, mean(iterations), iterations.length);
        noStart(sheet);
        sheet.unavailable("JMH's average mode times operations", THROUGHPUT);
    }

    private static void singleShot(ToolSheet sheet, double[] shots) {
        sheet.put(COLD_START_FIRST_INFERENCE, shots[0], 1);
        sheet.unavailable("JMH's single-shot mode measures the first operation of a process", LATENCIES);
        sheet.unavailable("JMH's single-shot mode measures the first operation of a process", THROUGHPUT);
    }

    private static void throughput(ToolSheet sheet, double[] iterations) {
        sheet.put(THROUGHPUT, mean(iterations), iterations.length);
        sheet.unavailable("JMH's throughput mode counts operations: use its sample mode", LATENCIES);
        noStart(sheet);
    }

    private static void noStart(ToolSheet sheet) {
        sheet.unavailable("JMH measures it in single-shot mode", COLD_START_FIRST_INFERENCE);
    }

    private static void secondary(ToolSheet sheet, String name, String unit, double value, long n) {
        if (name.equals("gc.alloc.rate.norm")) {
            sheet.put(MEMORY_ALLOCATED_PER_INFERENCE, Math.max(value, 0), n);
            return;
        }
        String words =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.]", "_").replaceAll("\\.{2,}", ".");
        Metrics.named(Metrics.PROFILER + words.replaceAll("^\\.|\\.$", "")).ifPresent(metric -> {
            sheet.put(metric, Math.max(value, 0), n);
            sheet.fact(metric.name() + ".unit", unit);
        });
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }
}
