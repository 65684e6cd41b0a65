package dev.dyno.harness.run;

import dev.dyno.protocol.TrialResult;
import dev.dyno.reports.statistics.HarrellDavis;
import dev.dyno.reports.statistics.QueryFloor;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import dev.dyno.scenarios.LoadPattern;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The last third of a sustained window against its first: what heat has taken. */
final class SustainedMetrics {
    private static final int LEAST = QueryFloor.of(0.5);

    private final TrialResult result;
    private final TrialEvidence evidence;

    SustainedMetrics(TrialResult result, TrialEvidence evidence) {
        this.result = result;
        this.evidence = evidence;
    }

    void putInto(MetricSheet sheet) {
        TrialResult.Window window = result.window();
        if (!(evidence.load() instanceof LoadPattern.Sustained) || window == null) {
            return;
        }
        double length = window.nanos() * 1e-9;
        double[] first = within(0, length / 3);
        double[] last = within(2 * length / 3, length);
        if (first.length < LEAST || last.length < LEAST) {
            sheet.unavailable(
                    "a third of the window needs at least " + LEAST + " inferences, these have " + first.length
                            + " and " + last.length + ": raise load.sustained.min-duration",
                    Metrics.SUSTAINED_THROUGHPUT_RATIO,
                    Metrics.SUSTAINED_P50_RATIO);
            return;
        }
        sheet.put(
                Metrics.SUSTAINED_THROUGHPUT_RATIO,
                new Measured(
                        last.length / (double) first.length,
                        last.length,
                        computed("inferences that ended in each third")));
        sheet.put(
                Metrics.SUSTAINED_P50_RATIO,
                new Measured(p50(last) / p50(first), last.length, computed("median inference of each third")));
    }

    /** How the window ended; empty for other loads. */
    Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        TrialResult.Window window = result.window();
        if (evidence.load() instanceof LoadPattern.Sustained && window != null) {
            facts.put("sustained.end", window.end().text());
            facts.put("sustained.seconds", String.valueOf(window.nanos() * 1e-9));
        }
        return facts;
    }

    private double[] within(double from, double to) {
        double[] services = evidence.samples().services();
        double[] ends = evidence.samples().ends();
        double[] found = new double[services.length];
        int count = 0;
        for (int i = 0; i < services.length; i++) {
            if (ends[i] > from && ends[i] <= to) {
                found[count++] = services[i];
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static double p50(double[] services) {
        Arrays.sort(services);
        return HarrellDavis.quantile(services, 0.5);
    }

    private static Provenance computed(String source) {
        return new Provenance(Provenance.Kind.COMPUTED, source + ", the last over the first");
    }
}
