package dev.dyno.reports.page.section;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Finding;
import dev.dyno.reports.gate.Sentences;
import dev.dyno.reports.page.chart.Bars;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.reports.statistics.Median;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Quantities;
import dev.dyno.results.metric.Unit;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How much memory each candidate needs at most. */
final class MemorySection implements SectionSource {
    private static final int MOST_PICTURES = 9;
    /** The first of them that the run compares is shown, or else the first that it has: agents tell more than is asked. */
    private static final List<Metric> PEAKS = List.of(
            Metrics.MEMORY_PEAK_PSS, Metrics.MEMORY_PEAK_RSS, Metrics.MEMORY_STEADY_PSS, Metrics.MEMORY_STEADY_RSS);

    @Override
    public Optional<Section> of(Subject subject) {
        return PEAKS.stream()
                .sorted(Comparator.comparing(metric -> !compared(subject, metric)))
                .flatMap(metric -> section(subject, metric).stream())
                .findFirst();
    }

    private static boolean compared(Subject subject, Metric metric) {
        return subject.run().devices().stream()
                .anyMatch(device -> subject.run().candidates().stream()
                        .anyMatch(candidate -> subject.cell(device.name(), candidate.name(), metric)
                                .isPresent()));
    }

    private static Optional<Section> section(Subject subject, Metric metric) {
        List<Panel.Picture> pictures = new ArrayList<>();
        List<Table.Row> rows = new ArrayList<>();
        for (DeviceProfile device : subject.run().devices()) {
            List<Bars.Bar> bars = bars(subject, device.name(), metric, rows);
            if (!bars.isEmpty() && pictures.size() < MOST_PICTURES) {
                String finding = Shown.name(device.name()) + ": " + most(bars) + ".";
                String id = Ids.of("memory", subject.run(), device.name());
                String title = metric.name() + " on " + Shown.name(device.name());
                pictures.add(new Panel.Picture(finding, Bars.svg(id, bars, List.of(), Unit.BYTE, title, finding)));
            }
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        String note = subject.run().devices().size() > MOST_PICTURES
                ? "Drawn are the first " + MOST_PICTURES + " of "
                        + subject.run().devices().size() + " devices; the table has all."
                : "";
        Table table = new Table(
                metric.description(),
                List.of(
                        Table.words("candidate"),
                        Table.words("device"),
                        Table.numbers("median"),
                        Table.numbers("change"),
                        Table.numbers("interval"),
                        Table.numbers("n")),
                rows);
        return Optional.of(new Section(
                "memory",
                "Memory",
                metric.name() + ", the " + metric.description() + ": medians over the valid trials.",
                List.of(Panel.drawn("", headline(subject, metric), note, pictures, table))));
    }

    private static List<Bars.Bar> bars(Subject subject, String device, Metric metric, List<Table.Row> rows) {
        List<Bars.Bar> bars = new ArrayList<>();
        for (CandidateRecord candidate : subject.run().candidates()) {
            double[] values = subject.values(device, candidate.name(), metric);
            if (values.length > 0) {
                double median = Median.of(values);
                String shown = Quantities.format(median, Unit.BYTE);
                bars.add(new Bars.Bar(
                        Shown.brief(candidate.name(), 40) + (candidate.baseline() ? " (baseline)" : ""),
                        candidate.baseline(),
                        new double[] {median},
                        shown));
                Optional<Cell> cell = subject.cell(device, candidate.name(), metric);
                rows.add(Table.row(
                        Shown.name(candidate.name()) + (candidate.baseline() ? " (baseline)" : ""),
                        Shown.name(device),
                        shown,
                        cell.map(Shown::change).orElse("is the baseline"),
                        cell.map(Sentences::interval).orElse("–"),
                        Integer.toString(values.length)));
            }
        }
        return bars;
    }

    private static String most(List<Bars.Bar> bars) {
        Bars.Bar most = bars.stream()
                .reduce((one, other) -> other.parts()[0] > one.parts()[0] ? other : one)
                .orElseThrow();
        return most.name() + " needs most, " + most.total();
    }

    private static String headline(Subject subject, Metric metric) {
        List<String> parts = new ArrayList<>();
        for (CandidateRecord candidate : subject.run().candidates()) {
            List<Cell> cells = subject.run().devices().stream()
                    .flatMap(device -> subject.cell(device.name(), candidate.name(), metric).stream())
                    .toList();
            if (!cells.isEmpty()) {
                long more = cells.stream()
                        .filter(cell -> Finding.of(cell) == Finding.REGRESSED)
                        .count();
                long less = cells.stream()
                        .filter(cell -> Finding.of(cell) == Finding.IMPROVED)
                        .count();
                parts.add(Shown.brief(candidate.name(), 24) + " needs more on " + more + " and less on " + less + " of "
                        + Shown.count(cells.size(), "device"));
            }
        }
        return parts.isEmpty() ? "There is nothing to compare with." : String.join("; ", parts) + ".";
    }
}
