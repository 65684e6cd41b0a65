package dev.dyno.reports.page.section;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Estimate;
import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.reports.gate.Finding;
import dev.dyno.reports.gate.FleetVerdict;
import dev.dyno.reports.page.chart.Axis;
import dev.dyno.reports.page.chart.Forest;
import dev.dyno.reports.page.chart.Tone;
import dev.dyno.reports.page.words.ChangeWords;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.reports.statistics.SignedRank.Interval;
import dev.dyno.results.metric.Direction;
import dev.dyno.results.metric.Metric;
import dev.dyno.scenarios.Gate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One metric's change on all devices below each other, and on average. */
final class DevicesSection implements SectionSource {
    private static final int MOST_METRICS = 4;
    private static final int MOST_DEVICES = 40;

    @Override
    public Optional<Section> of(Subject subject) {
        if (subject.run().devices().size() < 2) {
            return Optional.empty();
        }
        List<Panel> panels =
                metrics(subject).stream().map(metric -> panel(subject, metric)).toList();
        return panels.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "devices",
                        "All devices side by side",
                        "Change against the baseline with its interval. The dashed line is the limit; the last row is the"
                                + " mean over the devices.",
                        panels));
    }

    /** The limited ones first: they decide. */
    private static List<Metric> metrics(Subject subject) {
        List<Metric> limited = subject.judgement().gate().limits().stream()
                .map(Gate.Limit::metric)
                .toList();
        return subject.judgement().cells().stream()
                .filter(cell -> cell.metric().kind() == Metric.Kind.MEASURED)
                .filter(cell -> cell.change() != null && cell.change().scale() == Scale.RATIO)
                .map(Cell::metric)
                .distinct()
                .sorted(Comparator.comparing(metric -> !limited.contains(metric)))
                .limit(limited.isEmpty() ? 1 : MOST_METRICS)
                .filter(metric -> limited.isEmpty() || limited.contains(metric))
                .toList();
    }

    private static Panel panel(Subject subject, Metric metric) {
        List<String> candidates = subject.judgement().cells().stream()
                .map(Cell::candidate)
                .distinct()
                .toList();
        @Nullable Double limit = limit(subject, metric);
        List<List<Forest.Row>> all = candidates.stream()
                .map(candidate -> rows(subject, metric, candidate))
                .toList();
        Axis reach = Forest.reach(all.stream().flatMap(List::stream).toList(), limit);
        List<Panel.Picture> pictures = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            String caption = ChangeWords.ofCandidate(subject.judgement(), metric, candidates.get(i));
            String id = Ids.word("devices", metric.name()) + "-" + i;
            String title = metric.name() + " of " + Shown.name(candidates.get(i)) + " on all devices";
            pictures.add(new Panel.Picture(caption, Forest.svg(id, all.get(i), limit, reach, title, caption)));
        }
        int devices = subject.run().devices().size();
        String note = devices > MOST_DEVICES
                ? "Drawn are the " + MOST_DEVICES + " devices with the worst change of " + devices
                        + "; the others are in the table above."
                : "";
        return Panel.drawn(
                metric.name(),
                ChangeWords.ofAll(subject.judgement().cells().stream()
                        .filter(cell -> cell.metric().equals(metric))
                        .toList()),
                note,
                pictures,
                null);
    }

    private static List<Cell> cells(Subject subject, Metric metric, String candidate) {
        return subject.run().devices().stream()
                .flatMap(device -> subject.cell(device.name(), candidate, metric).stream())
                .toList();
    }

    private static List<Forest.Row> rows(Subject subject, Metric metric, String candidate) {
        List<Cell> cells = cells(subject, metric, candidate);
        List<Forest.Row> rows = new ArrayList<>();
        (cells.size() <= MOST_DEVICES ? cells : worst(cells)).forEach(cell -> rows.add(row(cell)));
        fleet(subject, metric, candidate).ifPresent(fleet -> rows.add(row("mean", fleet.change(), Tone.INK, "", true)));
        return rows;
    }

    private static List<Cell> worst(List<Cell> cells) {
        return cells.stream()
                .sorted(Comparator.comparingDouble(DevicesSection::harm).reversed())
                .limit(MOST_DEVICES)
                .toList();
    }

    private static double harm(Cell cell) {
        @Nullable Estimate change = cell.change();
        if (change == null) {
            return Double.NEGATIVE_INFINITY;
        }
        return cell.metric().better() == Direction.LOWER_IS_BETTER ? change.point() : -change.point();
    }

    private static Forest.Row row(Cell cell) {
        Finding finding = Finding.of(cell);
        Tone tone = switch (finding) {
            case REGRESSED -> Tone.WORSE;
            case IMPROVED -> Tone.BETTER;
            case UNCHANGED, SAME, DIFFERS, INCONCLUSIVE -> Tone.BASELINE;
        };
        return row(Shown.brief(cell.device(), 17), cell.change(), tone, finding.symbol(), false);
    }

    private static Forest.Row row(String name, @Nullable Estimate change, Tone tone, String symbol, boolean mean) {
        if (change == null || change.scale() != Scale.RATIO) {
            return new Forest.Row(name, Double.NaN, Double.NaN, Double.NaN, tone, symbol, mean);
        }
        @Nullable Interval interval = change.interval();
        double point = change.point() - 1;
        double lower = interval == null ? point : interval.lower() - 1;
        double upper = interval == null ? point : interval.upper() - 1;
        return new Forest.Row(name, point, lower, upper, tone, symbol, mean);
    }

    private static Optional<FleetVerdict> fleet(Subject subject, Metric metric, String candidate) {
        return subject.judgement().fleet().stream()
                .filter(fleet ->
                        fleet.metric().equals(metric) && fleet.candidate().equals(candidate))
                .findFirst();
    }

    private static @Nullable Double limit(Subject subject, Metric metric) {
        return subject.judgement().gate().limits().stream()
                .filter(limit -> limit.metric().equals(metric))
                .map(limit -> metric.better() == Direction.LOWER_IS_BETTER ? limit.worsening() : -limit.worsening())
                .findFirst()
                .orElse(null);
    }
}
