package dev.dyno.reports.page.section;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Check;
import dev.dyno.reports.page.chart.Lanes;
import dev.dyno.reports.page.chart.Tone;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.metric.Direction;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Unit;
import dev.dyno.results.record.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A metric that has one value per trial, round by round, beside the baseline's. */
final class RoundsPicture {
    private RoundsPicture() {}

    /** The picture; empty where there are too few rounds to draw a line through. */
    static Optional<Panel.Picture> of(Subject subject, Cell cell) {
        NavigableMap<Integer, Double> base =
                values(subject, cell, subject.run().baseline().name());
        NavigableMap<Integer, Double> own = values(subject, cell, cell.candidate());
        if (own.size() < 2) {
            return Optional.empty();
        }
        Metric metric = cell.metric();
        List<Lanes.Line> lines = new ArrayList<>();
        if (base.size() > 1) {
            lines.add(line(Shown.brief(subject.run().baseline().name(), 24), Tone.BASELINE, base));
        }
        lines.add(line(Shown.brief(cell.candidate(), 24), Tone.INK, own));
        List<Lanes.Level> levels = cell.checks().stream()
                .filter(check -> check.kind() == Check.Kind.BUDGET)
                .map(check -> new Lanes.Level("budget", Tone.WORSE, check.bound()))
                .toList();
        Lanes.Lane lane =
                new Lanes.Lane(metric.name() + " by round", metric.unit(), 162, lines, List.of(), levels, List.of());
        long both = own.keySet().stream().filter(base::containsKey).count();
        long worse = own.entrySet().stream()
                .filter(entry -> base.containsKey(entry.getKey()))
                .filter(entry -> worse(metric, entry.getValue(), base.getOrDefault(entry.getKey(), Double.NaN)))
                .count();
        String finding =
                metric.name() + ": worse than the baseline in " + worse + " of " + Shown.count(both, "round") + ".";
        String id = Ids.of(Ids.word("rounds", metric.name()), subject.run(), cell.device(), cell.candidate());
        Lanes lanes = new Lanes(Unit.COUNT, List.of(lane));
        return Optional.of(new Panel.Picture(finding, lanes.svg(id, metric.name() + " by round", finding)));
    }

    private static boolean worse(Metric metric, double own, double base) {
        return metric.better() == Direction.LOWER_IS_BETTER ? own > base : own < base;
    }

    private static NavigableMap<Integer, Double> values(Subject subject, Cell cell, String candidate) {
        NavigableMap<Integer, Double> values = new TreeMap<>();
        for (TrialRecord trial : subject.trials(cell.device(), candidate)) {
            if (trial.metrics().get(cell.metric().name()) instanceof MetricValue.Measured measured) {
                values.put(trial.round(), measured.value());
            }
        }
        return values;
    }

    private static Lanes.Line line(String name, Tone tone, NavigableMap<Integer, Double> values) {
        double[] x = values.keySet().stream().mapToDouble(round -> round).toArray();
        double[] y = values.values().stream().mapToDouble(value -> value).toArray();
        return new Lanes.Line(name, tone, x, y, false);
    }
}
