package dev.dyno.harness.run;

import dev.dyno.harness.foreign.ForeignTool;
import dev.dyno.harness.foreign.ToolOutput;
import dev.dyno.protocol.TrialResult;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.MetricValue.Unavailable;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Provenance;
import dev.dyno.results.record.TrialRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The metrics of a trial in which another tool made the inferences: what the tool says, and what the agent saw around it. */
final class ProgramMetrics {
    /** One run of a tool is more than its inferences: it loads, warms up and reckons as well. */
    private static final List<Metric> PER_INFERENCE = List.of(
            Metrics.ENERGY_PER_INFERENCE, Metrics.ENERGY_GROSS_PER_INFERENCE, Metrics.ENERGY_PER_1000_INFERENCES);

    private ProgramMetrics() {}

    /** The metrics; parity with the baseline, which needs other trials, is not among them. */
    static Map<String, MetricValue> of(
            ForeignTool tool, ToolOutput output, TrialResult result, TrialEvidence evidence) {
        MetricSheet sheet = new MetricSheet();
        output.metrics().forEach(sheet::put);
        new HeatMetrics(result, evidence).putInto(sheet);
        sheet.put(
                Metrics.MODEL_SIZE,
                new Measured(evidence.modelBytes(), 1, new Provenance(Provenance.Kind.COUNTER, "model file")));
        for (Metric metric : Metrics.all()) {
            if (!sheet.has(metric) && !metric.name().startsWith("parity.")) {
                sheet.unavailable(tool.text() + " does not tell it", metric);
            }
        }
        return sheet.values();
    }

    /** The record with the energy of the tool's whole run, which the agent took for one inference, as what it is. */
    static TrialRecord withEnergyOfRun(TrialRecord record) {
        Map<Metric, MetricValue> values = new LinkedHashMap<>();
        Map<String, String> facts = new LinkedHashMap<>();
        for (Metric metric : PER_INFERENCE) {
            if (record.metrics().get(metric.name()) instanceof Measured measured) {
                values.put(
                        metric,
                        new Unavailable("it is known of the tool's whole run only, which is more than its inferences"));
                if (metric.equals(Metrics.ENERGY_PER_INFERENCE)) {
                    facts.put("energy.of_run", measured.value() + " J above idle");
                }
            }
        }
        return record.withEvidence(values, facts, Map.of());
    }
}
