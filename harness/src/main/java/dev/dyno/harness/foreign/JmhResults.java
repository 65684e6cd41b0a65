package dev.dyno.harness.foreign;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dyno.harness.foreign.JmhResult.Secondary;
import dev.dyno.results.error.ProtocolException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the results that JMH writes with {@code -rf json}: an array of benchmarks, whose {@code primaryMetric} has {@code rawData}
 * (for each fork the score of each iteration) or, in sample mode, {@code rawDataHistogram} (for each fork and iteration pairs of
 * value and count), and whose {@code secondaryMetrics} have {@code rawData} likewise.
 */
final class JmhResults {
    private static final int MOST_RESULTS = 10_000;
    private static final long MOST_SAMPLES = 10_000_000;

    /** In seconds: what one of the unit before the slash of {@code us/op}, or behind it of {@code ops/us}, is. */
    private static final Map<String, Double> SECONDS =
            Map.of("ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "min", 60.0, "hr", 3600.0, "day", 86400.0);

    /** Quantiles of the samples, which JMH repeats as secondary results. */
    private static final String QUANTILE = "p[01]\\.\\d+";

    private JmhResults() {}

    /**
     * All benchmarks of a file, in its order.
     *
     * @throws ProtocolException if it is not JMH's, is cut off, or one of its benchmarks has no results
     */
    static List<JmhResult> read(String text) {
        JsonNode all = parse(text);
        if (!all.isArray() || all.isEmpty() || !all.get(0).has("primaryMetric")) {
            throw new ProtocolException(
                    "is no result of JMH: run it with -rf json, and look whether a benchmark failed");
        }
        if (all.size() > MOST_RESULTS) {
            throw new ProtocolException("has more than " + MOST_RESULTS + " benchmarks");
        }
        List<JmhResult> results = new ArrayList<>();
        all.forEach(result -> results.add(result(result)));
        return results;
    }

    private static JsonNode parse(String text) {
        JsonFactory bounded = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(20).build())
                .build();
        try {
            return new JsonMapper(bounded).readTree(text);
        } catch (IOException e) {
            throw new ProtocolException("is no JSON, or is cut off", e);
        }
    }

    private static JmhResult result(JsonNode json) {
        String name = json.path("benchmark").asText("");
        if (name.isEmpty()) {
            throw new ProtocolException("has a result without the name of its benchmark");
        }
        JsonNode primary = json.path("primaryMetric");
        String mode = json.path("mode").asText();
        JmhMode known = JmhMode.named(mode)
                .orElseThrow(() -> new ProtocolException(name + " has the mode '" + mode + "', which is not known"));
        double scale = scale(name, primary.path("scoreUnit").asText(), known);
        List<double[]> forks = forks(name, primary, scale);
        return new JmhResult(name + parameters(json.path("params")), known, forks, secondary(json), facts(json));
    }

    private static String parameters(JsonNode params) {
        List<String> pairs = new ArrayList<>();
        params.properties()
                .forEach(param ->
                        pairs.add(param.getKey() + "=" + param.getValue().asText()));
        return pairs.isEmpty() ? "" : " (" + String.join(", ", pairs) + ")";
    }

    private static double scale(String name, String unit, JmhMode mode) {
        boolean rate = mode == JmhMode.THROUGHPUT;
        String time = rate ? unit.replaceFirst("^ops/", "") : unit.replaceFirst("/op$", "");
        Double seconds = SECONDS.get(time);
        if (seconds == null || time.equals(unit)) {
            throw new ProtocolException(name + " has the unit '" + unit + "', which is not known for its mode");
        }
        return rate ? 1 / seconds : seconds;
    }

    private static List<double[]> forks(String name, JsonNode primary, double scale) {
        boolean samples = primary.has("rawDataHistogram");
        List<double[]> forks = new ArrayList<>();
        for (JsonNode fork : primary.path(samples ? "rawDataHistogram" : "rawData")) {
            double[] values = samples ? expanded(name, fork) : scores(name, fork);
            if (values.length == 0) {
                throw new ProtocolException(name + ": one of its forks has no results: it failed");
            }
            for (int i = 0; i < values.length; i++) {
                values[i] *= scale;
            }
            forks.add(values);
        }
        if (forks.isEmpty()) {
            throw new ProtocolException(name + " has no raw data");
        }
        return forks;
    }

    private static double[] scores(String name, JsonNode fork) {
        double[] values = new double[fork.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Numbers.of(name, fork.get(i).asText());
        }
        return values;
    }

    private static double[] expanded(String name, JsonNode fork) {
        long total = 0;
        for (JsonNode iteration : fork) {
            for (JsonNode bucket : iteration) {
                total += count(name, bucket);
            }
        }
        if (total > MOST_SAMPLES) {
            throw new ProtocolException(name + " has more than " + MOST_SAMPLES + " samples in a fork");
        }
        double[] values = new double[(int) total];
        int at = 0;
        for (JsonNode iteration : fork) {
            for (JsonNode bucket : iteration) {
                int next = at + (int) count(name, bucket);
                Arrays.fill(values, at, next, Numbers.of(name, bucket.path(0).asText()));
                at = next;
            }
        }
        Arrays.sort(values);
        return values;
    }

    private static long count(String name, JsonNode bucket) {
        long count = bucket.path(1).asLong(-1);
        if (count < 1 || count > MOST_SAMPLES) {
            throw new ProtocolException(name + " has a bucket of its histogram without a count");
        }
        return count;
    }

    private static Map<String, Secondary> secondary(JsonNode json) {
        Map<String, Secondary> all = new TreeMap<>();
        json.path("secondaryMetrics").properties().forEach(entry -> {
            // JMH before 1.36 marks a profiler's results with a dot or a plus sign.
            String name = entry.getKey().replaceFirst("^[^A-Za-z0-9]+", "");
            List<Double> means = means(entry.getValue().path("rawData"));
            if (!name.matches(QUANTILE) && !means.isEmpty()) {
                all.put(name, new Secondary(entry.getValue().path("scoreUnit").asText(), means));
            }
        });
        return all;
    }

    /** Empty if a fork has no number: a profiler that told nothing has no result. */
    private static List<Double> means(JsonNode forks) {
        List<Double> means = new ArrayList<>();
        for (JsonNode fork : forks) {
            double sum = 0;
            for (JsonNode value : fork) {
                sum += value.isNumber() ? value.asDouble() : Double.NaN;
            }
            double mean = sum / fork.size();
            if (!Double.isFinite(mean)) {
                return List.of();
            }
            means.add(mean);
        }
        return means;
    }

    private static Map<String, String> facts(JsonNode json) {
        return Map.of(
                "runtime.version", "JMH " + json.path("jmhVersion").asText("of unknown version"),
                "jmh.vm",
                        json.path("vmName").asText("") + " "
                                + json.path("vmVersion").asText(""),
                "jmh.warm_up",
                        json.path("warmupIterations").asText("?") + " x "
                                + json.path("warmupTime").asText("?"),
                "jmh.measured",
                        json.path("measurementIterations").asText("?") + " x "
                                + json.path("measurementTime").asText("?"));
    }
}
