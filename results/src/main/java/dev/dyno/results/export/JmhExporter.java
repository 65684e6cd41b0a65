package dev.dyno.results.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Unit;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The result format of JMH, so that its viewers show a run: a candidate on a device is a benchmark in sample mode, a valid
 * trial is a fork, and the other metrics are secondary ones. What JMH cannot know of us (such as the JVM) says so.
 */
final class JmhExporter implements Exporter {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final double[] PERCENTILES = {0, 50, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999, 100};

    @Override
    public String name() {
        return "jmh";
    }

    @Override
    public void write(RunRecord run, SampleSource samples, Appendable out) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartArray();
            for (DeviceProfile device : run.devices()) {
                for (CandidateRecord candidate : run.candidates()) {
                    List<TrialRecord> trials = run.trials().stream()
                            .filter(trial -> trial.valid() && trial.device().equals(device.name()))
                            .filter(trial -> trial.candidate().equals(candidate.name()))
                            .toList();
                    List<double[]> forks = trials.stream()
                            .map(samples::measuredSeconds)
                            .filter(latencies -> latencies.length > 0)
                            .toList();
                    if (!forks.isEmpty()) {
                        json.writeStartObject();
                        head(json, run, device, candidate, forks.size());
                        primary(json, forks);
                        secondary(json, trials);
                        json.writeEndObject();
                    }
                }
            }
            json.writeEndArray();
        }
        out.append(text.getBuffer()).append('\n');
    }

    private static void head(
            JsonGenerator json, RunRecord run, DeviceProfile device, CandidateRecord candidate, int forks)
            throws IOException {
        json.writeStringField("jmhVersion", "dyno " + run.dynoVersion());
        // Viewers split a name at its dots into package, class and method.
        json.writeStringField("benchmark", "dyno." + identifier(run.scenario()) + "." + identifier(candidate.name()));
        json.writeStringField("mode", "sample");
        json.writeNumberField("threads", candidate.threads());
        json.writeNumberField("forks", forks);
        for (String none : List.of("jvm", "jdkVersion", "vmName", "vmVersion")) {
            json.writeStringField(none, "not of the model's process");
        }
        json.writeArrayFieldStart("jvmArgs");
        json.writeEndArray();
        for (String phase : List.of("warmup", "measurement")) {
            json.writeNumberField(phase + "Iterations", 1);
            json.writeStringField(phase + "Time", "single-shot");
            json.writeNumberField(phase + "BatchSize", 1);
        }
        json.writeObjectFieldStart("params");
        json.writeStringField("device", device.name());
        json.writeStringField("candidate", candidate.name());
        json.writeStringField("model", candidate.model());
        json.writeStringField("runtime", candidate.runtime());
        json.writeStringField("provider", candidate.provider());
        json.writeEndObject();
    }

    private static void primary(JsonGenerator json, List<double[]> forks) throws IOException {
        json.writeObjectFieldStart("primaryMetric");
        score(json, forks.stream().flatMapToDouble(Arrays::stream).toArray(), "s/op");
        json.writeArrayFieldStart("rawDataHistogram");
        for (double[] fork : forks) {
            json.writeStartArray();
            json.writeStartArray();
            for (Map.Entry<Double, Integer> bar : histogram(fork).entrySet()) {
                json.writeStartArray();
                json.writeNumber(bar.getKey());
                json.writeNumber(bar.getValue());
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void secondary(JsonGenerator json, List<TrialRecord> trials) throws IOException {
        Map<String, double[]> values = new LinkedHashMap<>();
        trials.forEach(trial -> trial.metrics().forEach((name, value) -> {
            if (value instanceof MetricValue.Measured measured) {
                values.merge(name, new double[] {measured.value()}, JmhExporter::joined);
            }
        }));
        json.writeObjectFieldStart("secondaryMetrics");
        for (Map.Entry<String, double[]> metric : values.entrySet()) {
            json.writeObjectFieldStart(metric.getKey());
            score(json, metric.getValue(), unit(metric.getKey()));
            json.writeArrayFieldStart("rawData");
            for (double value : metric.getValue()) {
                json.writeArray(new double[] {value}, 0, 1);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void score(JsonGenerator json, double[] values, String unit) throws IOException {
        Sorted sorted = new Sorted(values);
        json.writeNumberField("score", sorted.mean());
        // JMH's own words for an interval that was not computed; ours are in the verdict and pair the trials of a
        // round.
        json.writeStringField("scoreError", "NaN");
        json.writeArrayFieldStart("scoreConfidence");
        json.writeString("NaN");
        json.writeString("NaN");
        json.writeEndArray();
        json.writeObjectFieldStart("scorePercentiles");
        for (double percent : PERCENTILES) {
            json.writeNumberField(Double.toString(percent), sorted.percentile(percent));
        }
        json.writeEndObject();
        json.writeStringField("scoreUnit", unit);
    }

    private static String unit(String metric) {
        return Metrics.named(metric).map(known -> known.unit().symbol()).orElse(Unit.RATIO.symbol());
    }

    /** Latencies by three significant digits, as fine as JMH's own histograms. */
    private static Map<Double, Integer> histogram(double[] seconds) {
        Map<Double, Integer> bars = new TreeMap<>();
        for (double value : seconds) {
            double step = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-9))) - 2);
            bars.merge(Math.rint(value / step) * step, 1, Integer::sum);
        }
        return bars;
    }

    private static double[] joined(double[] some, double[] more) {
        double[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private static String identifier(String text) {
        return Plain.line(text).replaceAll("[^\\p{L}\\p{N}_-]", "_");
    }
}
