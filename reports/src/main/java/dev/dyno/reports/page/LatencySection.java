package dev.dyno.reports.page;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.gate.Verdict;
import dev.dyno.reports.page.chart.LatencyChart;
import dev.dyno.reports.page.chart.LatencySeries;
import dev.dyno.reports.page.section.TrialFiles;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.reports.statistics.SampleSummary;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Quantities;
import dev.dyno.results.metric.Unit;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The latency distributions, one device after the other, from the trials' samples. */
final class LatencySection {
    private final TrialFiles files;
    private final RunRecord run;
    private final Judgement judgement;
    private final List<Page.Distribution> distributions = new ArrayList<>();

    private LatencySection(TrialFiles files, RunRecord run, Judgement judgement) {
        this.files = files;
        this.run = run;
        this.judgement = judgement;
    }

    /** Reads the samples of all devices, one after the other, for together they may be large. */
    static LatencySection of(TrialFiles files, RunRecord run, Judgement judgement) {
        LatencySection section = new LatencySection(files, run, judgement);
        for (int i = 0; i < run.devices().size(); i++) {
            String device = run.devices().get(i).name();
            List<LatencySeries> series = section.series(device);
            if (!series.isEmpty()) {
                section.distributions.add(section.distribution("latency-" + i, device, series));
            }
        }
        return section;
    }

    /** One distribution per device of which there are samples. */
    List<Page.Distribution> distributions() {
        return List.copyOf(distributions);
    }

    private List<LatencySeries> series(String device) {
        List<LatencySeries> series = new ArrayList<>();
        for (CandidateRecord candidate : run.candidates()) {
            List<double[]> parts = run.trials().stream()
                    .filter(TrialRecord::valid)
                    .filter(trial ->
                            trial.device().equals(device) && trial.candidate().equals(candidate.name()))
                    .map(this::samples)
                    .filter(samples -> samples.length > 0)
                    .toList();
            double[] pooled = parts.stream().flatMapToDouble(Arrays::stream).toArray();
            if (pooled.length > 0) {
                series.add(new LatencySeries(candidate.name(), candidate.baseline(), parts.size(), pooled));
            }
        }
        return series;
    }

    private double[] samples(TrialRecord trial) {
        return files.samples(trial).map(Samples::measuredSeconds).orElseGet(() -> new double[0]);
    }

    private Page.Distribution distribution(String id, String device, List<LatencySeries> series) {
        String title = "Distribution of latency on " + Shown.name(device);
        String finding = finding(device, series);
        return new Page.Distribution(
                Shown.name(device),
                finding,
                new LatencyChart(id + "-wide", 980, 320, series).svg(title, finding),
                new LatencyChart(id + "-narrow", 340, 300, series).svg(title, finding),
                series.stream().map(LatencySection::quantiles).toList());
    }

    private String finding(String device, List<LatencySeries> series) {
        Optional<LatencySeries> baseline =
                series.stream().filter(LatencySeries::baseline).findFirst();
        if (baseline.isEmpty()) {
            return "There are no samples of the baseline to compare with.";
        }
        List<String> findings = series.stream()
                .filter(one -> !one.baseline())
                .map(one -> finding(device, one, baseline.get()))
                .toList();
        return String.join(" ", findings);
    }

    private String finding(String device, LatencySeries one, LatencySeries baseline) {
        String name = Shown.name(one.candidate());
        String medians = "median " + quantile(one.summary().p50()) + " against "
                + quantile(baseline.summary().p50());
        return switch (verdict(device, one.candidate())) {
            case IMPROVED -> name + " is faster: " + medians + ".";
            case REGRESSED -> name + " is slower: " + medians + ".";
            case UNCHANGED -> name + " shows no detectable change: " + medians + ".";
            case INCONCLUSIVE -> name + ": " + medians + ", without enough rounds to compare.";
        };
    }

    private Verdict verdict(String device, String candidate) {
        return judgement.cells().stream()
                .filter(cell -> cell.device().equals(device) && cell.candidate().equals(candidate))
                .filter(cell -> cell.metric().equals(Metrics.LATENCY_P50))
                .map(Cell::verdict)
                .findFirst()
                .orElse(Verdict.INCONCLUSIVE);
    }

    private static Page.Quantiles quantiles(LatencySeries series) {
        SampleSummary summary = series.summary();
        return new Page.Quantiles(
                Shown.name(series.candidate()) + (series.baseline() ? " (baseline)" : ""),
                quantile(summary.p50()),
                quantile(summary.p90()),
                quantile(summary.p95()),
                quantile(summary.p99()),
                Quantities.format(summary.mean(), Unit.SECOND),
                Quantities.format(summary.max(), Unit.SECOND),
                summary.n() + " in " + series.trials() + (series.trials() == 1 ? " trial" : " trials"));
    }

    private static String quantile(OptionalDouble quantile) {
        return quantile.isPresent() ? Quantities.format(quantile.getAsDouble(), Unit.SECOND) : "n/a";
    }
}
