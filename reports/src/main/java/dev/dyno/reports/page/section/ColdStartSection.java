package dev.dyno.reports.page.section;

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
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Where the time goes before the first answer: one value per trial, medians over the valid ones. */
final class ColdStartSection implements SectionSource {
    private static final int MOST_PICTURES = 9;
    private static final Map<String, Metric> PHASES = new LinkedHashMap<>();

    static {
        PHASES.put("process", Metrics.COLD_START_PROCESS);
        PHASES.put("runtime", Metrics.COLD_START_RUNTIME);
        PHASES.put("model load", Metrics.COLD_START_MODEL_LOAD);
        PHASES.put("first inference", Metrics.COLD_START_FIRST_INFERENCE);
    }

    /** One candidate's start on a device: the phases that were measured, and all of it. */
    private record Start(
            String device, CandidateRecord candidate, List<OptionalDouble> phases, OptionalDouble total, int n) {
        boolean whole() {
            return phases.stream().allMatch(OptionalDouble::isPresent);
        }
    }

    @Override
    public Optional<Section> of(Subject subject) {
        List<List<Start>> devices = subject.run().devices().stream()
                .map(device -> starts(subject, device))
                .filter(starts -> !starts.isEmpty())
                .toList();
        if (devices.isEmpty()) {
            return Optional.empty();
        }
        List<Panel.Picture> pictures = devices.stream()
                .sorted(Comparator.comparingDouble(ColdStartSection::worst).reversed())
                .limit(MOST_PICTURES)
                .flatMap(starts -> picture(subject, starts).stream())
                .toList();
        String note = devices.size() > MOST_PICTURES
                ? "Drawn are the " + MOST_PICTURES + " devices with the worst change of " + devices.size()
                        + "; the table has all."
                : "";
        List<Start> all = devices.stream().flatMap(Collection::stream).toList();
        List<Panel> panels = new ArrayList<>();
        panels.add(Panel.drawn("", headline(subject, devices), note, pictures, table(all)));
        OtherStarts.of(subject).ifPresent(panels::add);
        return Optional.of(new Section(
                "cold-start",
                "Cold start",
                "From the start of the process to the first answer, medians over the valid trials.",
                panels));
    }

    private static List<Start> starts(Subject subject, DeviceProfile device) {
        return subject.run().candidates().stream()
                .map(candidate -> start(subject, device.name(), candidate))
                .filter(start ->
                        start.total().isPresent() || start.phases().stream().anyMatch(OptionalDouble::isPresent))
                .toList();
    }

    private static Start start(Subject subject, String device, CandidateRecord candidate) {
        double[] totals = subject.values(device, candidate.name(), Metrics.COLD_START_TOTAL);
        return new Start(
                device,
                candidate,
                PHASES.values().stream()
                        .map(metric -> median(subject.values(device, candidate.name(), metric)))
                        .toList(),
                median(totals),
                totals.length);
    }

    private static OptionalDouble median(double[] values) {
        return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Median.of(values));
    }

    /** Bars that can be stacked where all phases are there, else whole ones. */
    private static Optional<Panel.Picture> picture(Subject subject, List<Start> starts) {
        boolean phases = starts.stream().allMatch(Start::whole);
        List<Bars.Bar> bars = starts.stream()
                .filter(start -> phases || start.total().isPresent())
                .map(start -> new Bars.Bar(
                        Shown.brief(start.candidate().name(), 40)
                                + (start.candidate().baseline() ? " (baseline)" : ""),
                        start.candidate().baseline(),
                        phases
                                ? start.phases().stream()
                                        .mapToDouble(OptionalDouble::getAsDouble)
                                        .toArray()
                                : new double[] {start.total().getAsDouble()},
                        shown(start.total())))
                .toList();
        if (bars.isEmpty()) {
            return Optional.empty();
        }
        String device = starts.get(0).device();
        String finding = Shown.name(device) + ": " + slowest(starts);
        String id = Ids.of("cold", subject.run(), device);
        List<String> parts = phases ? List.copyOf(PHASES.keySet()) : List.of();
        String svg = Bars.svg(id, bars, parts, Unit.SECOND, "Cold start on " + Shown.name(device), finding);
        return Optional.of(new Panel.Picture(finding, svg));
    }

    /** What takes longest, in the candidate that takes longest. */
    private static String slowest(List<Start> starts) {
        Start last = starts.stream()
                .filter(start -> start.total().isPresent())
                .reduce((one, other) ->
                        other.total().getAsDouble() > one.total().getAsDouble() ? other : one)
                .orElse(starts.get(0));
        String name = Shown.brief(last.candidate().name(), 24);
        if (!last.whole()) {
            return name + " takes longest, " + shown(last.total()) + ".";
        }
        int most = 0;
        for (int i = 1; i < last.phases().size(); i++) {
            most = last.phases().get(i).getAsDouble() > last.phases().get(most).getAsDouble() ? i : most;
        }
        double sum =
                last.phases().stream().mapToDouble(OptionalDouble::getAsDouble).sum();
        long share = Math.round(100 * last.phases().get(most).getAsDouble() / sum);
        return name + " takes longest, " + share + " % of it for "
                + List.copyOf(PHASES.keySet()).get(most) + ".";
    }

    /** Over all devices: how each candidate's start compares with the baseline's. */
    private static String headline(Subject subject, List<List<Start>> devices) {
        List<String> parts = new ArrayList<>();
        for (CandidateRecord candidate : subject.run().candidates()) {
            double[] ratios = devices.stream()
                    .flatMap(starts -> ratio(starts, candidate))
                    .mapToDouble(r -> r)
                    .toArray();
            if (ratios.length > 0) {
                double least = Arrays.stream(ratios).min().orElseThrow();
                double most = Arrays.stream(ratios).max().orElseThrow();
                String range =
                        ratios.length == 1 ? Shown.ratio(least) : Shown.ratio(least) + " to " + Shown.ratio(most);
                parts.add(Shown.brief(candidate.name(), 24) + " " + range);
            }
        }
        return parts.isEmpty()
                ? "There is no baseline to compare the starts with."
                : "The whole start against the baseline's, over " + Shown.count(devices.size(), "device") + ": "
                        + String.join(", ", parts) + ".";
    }

    private static double worst(List<Start> starts) {
        return starts.stream()
                .flatMap(start -> ratio(starts, start.candidate()))
                .mapToDouble(ratio -> ratio)
                .max()
                .orElse(0);
    }

    private static Stream<Double> ratio(List<Start> starts, CandidateRecord candidate) {
        OptionalDouble base = total(starts, true, "");
        OptionalDouble own = total(starts, false, candidate.name());
        return candidate.baseline() || base.isEmpty() || own.isEmpty() || base.getAsDouble() <= 0
                ? Stream.of()
                : Stream.of(own.getAsDouble() / base.getAsDouble());
    }

    private static OptionalDouble total(List<Start> starts, boolean baseline, String name) {
        return starts.stream()
                .filter(start -> baseline
                        ? start.candidate().baseline()
                        : start.candidate().name().equals(name))
                .map(Start::total)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    private static Table table(List<Start> starts) {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.words("candidate"), Table.words("device")));
        PHASES.keySet().forEach(phase -> columns.add(Table.numbers(phase)));
        columns.add(Table.numbers("in all"));
        columns.add(Table.numbers("trials"));
        List<Table.Row> rows = starts.stream()
                .map(start -> {
                    List<String> cells = new ArrayList<>();
                    cells.add(Shown.name(start.candidate().name())
                            + (start.candidate().baseline() ? " (baseline)" : ""));
                    cells.add(Shown.name(start.device()));
                    start.phases().forEach(phase -> cells.add(shown(phase)));
                    cells.add(shown(start.total()));
                    cells.add(Integer.toString(start.n()));
                    return new Table.Row(cells, false);
                })
                .toList();
        return new Table("Cold start by phase", columns, rows);
    }

    private static String shown(OptionalDouble seconds) {
        return seconds.isPresent() ? Quantities.format(seconds.getAsDouble(), Unit.SECOND) : "not measured";
    }
}
