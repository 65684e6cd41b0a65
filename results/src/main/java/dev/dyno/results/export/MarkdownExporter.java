package dev.dyno.results.export;

import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Quantities;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.io.IOException;
import java.util.List;

/** A table for people, one for each device: the median of every metric over the valid trials of a candidate. */
final class MarkdownExporter implements Exporter {
    @Override
    public String name() {
        return "md";
    }

    @Override
    public void write(RunRecord run, SampleSource samples, Appendable out) throws IOException {
        List<Metric> metrics = run.metrics().stream()
                .flatMap(name -> Metrics.named(name).stream())
                .toList();
        out.append("# ").append(text(run.scenario())).append("\n\nMedians over the valid trials of run ");
        out.append(text(run.id())).append(".\n");
        for (DeviceProfile device : run.devices()) {
            out.append("\n## ").append(text(device.name())).append("\n\n| candidate | trials |");
            for (Metric metric : metrics) {
                out.append(' ').append(text(metric.name())).append(" |");
            }
            out.append("\n|---|---:|").append("---:|".repeat(metrics.size())).append('\n');
            for (CandidateRecord candidate : run.candidates()) {
                row(out, candidate, metrics, trials(run, device, candidate));
            }
        }
    }

    private static List<TrialRecord> trials(RunRecord run, DeviceProfile device, CandidateRecord candidate) {
        return run.trials().stream()
                .filter(trial -> trial.device().equals(device.name()))
                .filter(trial -> trial.candidate().equals(candidate.name()))
                .toList();
    }

    private static void row(Appendable out, CandidateRecord candidate, List<Metric> metrics, List<TrialRecord> trials)
            throws IOException {
        long valid = trials.stream().filter(TrialRecord::valid).count();
        out.append("| ").append(text(candidate.name())).append(candidate.baseline() ? " (baseline)" : "");
        out.append(" | ").append(Long.toString(valid));
        out.append(valid == trials.size() ? "" : " of " + trials.size()).append(" |");
        for (Metric metric : metrics) {
            out.append(' ').append(cell(metric, trials)).append(" |");
        }
        out.append('\n');
    }

    private static String cell(Metric metric, List<TrialRecord> trials) {
        double[] values = trials.stream()
                .filter(TrialRecord::valid)
                .map(trial -> trial.metrics().get(metric.name()))
                .filter(MetricValue.Measured.class::isInstance)
                .mapToDouble(value -> ((MetricValue.Measured) value).value())
                .toArray();
        return values.length == 0 ? "unavailable" : Quantities.format(new Sorted(values).percentile(50), metric.unit());
    }

    /** Escapes whatever Markdown or HTML would act on. */
    private static String text(String text) {
        return Plain.line(text)
                .replaceAll("[\\\\`*_{}\\[\\]()#+!|~=:@-]", "\\\\$0")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
