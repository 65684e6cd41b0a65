package dev.dyno.reports.page.section;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Finding;
import dev.dyno.reports.gate.Sentences;
import dev.dyno.reports.page.words.Severity;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.reports.statistics.SampleSummary;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Quantities;
import dev.dyno.results.metric.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A closer look: for each candidate that fails on a device, everything that tells why. Where there are few of them in all, those
 * that do not fail too.
 */
final class EvidenceSection implements SectionSource {
    private static final int MOST = 24;
    private static final int FEW = 6;

    private record Pair(String device, String candidate) {}

    @Override
    public Optional<Section> of(Subject subject) {
        Map<Pair, List<Cell>> failed = pairs(subject, true);
        Map<Pair, List<Cell>> all = pairs(subject, false);
        boolean few = all.size() <= FEW;
        Map<Pair, List<Cell>> shown = new LinkedHashMap<>(failed);
        if (few) {
            all.keySet().forEach(pair -> shown.putIfAbsent(pair, List.of()));
        }
        List<Panel> panels = shown.entrySet().stream()
                .limit(MOST)
                .map(entry -> panel(subject, entry.getKey(), entry.getValue()))
                .flatMap(Optional::stream)
                .toList();
        if (panels.isEmpty()) {
            return Optional.empty();
        }
        String lead = failed.isEmpty()
                ? "Nothing failed; this is what stands behind the numbers."
                : "The worst first: "
                        + (failed.size() == 1
                                ? "1 candidate breaks a bound, on 1 device."
                                : failed.size() + " times a candidate breaks a bound on a device.");
        String rest = shown.size() > MOST
                ? " Drawn are " + MOST + "; the numbers of the rest, " + (shown.size() - MOST)
                        + " more, are in the table above."
                : "";
        return Optional.of(new Section("evidence", "A closer look", lead + rest, panels));
    }

    /** Candidates on devices with those of their cells that fail, the worst first. */
    private static Map<Pair, List<Cell>> pairs(Subject subject, boolean failedOnly) {
        Map<Pair, List<Cell>> pairs = new LinkedHashMap<>();
        for (Cell cell : Severity.worstFirst(subject.judgement().cells())) {
            if (!failedOnly || cell.decision() == Decision.FAIL) {
                pairs.computeIfAbsent(new Pair(cell.device(), cell.candidate()), pair -> new ArrayList<>())
                        .add(cell);
            }
        }
        return pairs;
    }

    private static Optional<Panel> panel(Subject subject, Pair pair, List<Cell> failed) {
        List<Panel.Picture> pictures =
                new ArrayList<>(new LatencyPictures(subject, pair.device(), pair.candidate()).all());
        failed.stream()
                .filter(cell -> !cell.metric().name().startsWith("latency."))
                .flatMap(cell -> RoundsPicture.of(subject, cell).stream())
                .forEach(pictures::add);
        failed.stream().flatMap(cell -> TrendPicture.of(subject, cell).stream()).forEach(pictures::add);
        if (pictures.isEmpty() && failed.isEmpty()) {
            return Optional.empty();
        }
        String about = Shown.name(pair.candidate()) + " on " + Shown.name(pair.device());
        String note = pictures.isEmpty()
                ? "There are no samples to draw."
                : "Grey is the baseline. Of the distribution the slowest 1 % are in the table only.";
        return Optional.of(
                Panel.drawn(about, headline(subject, pair, failed), note, pictures, table(subject, pair, failed)));
    }

    private static String headline(Subject subject, Pair pair, List<Cell> failed) {
        if (failed.isEmpty()) {
            return subject.cell(pair.device(), pair.candidate(), Metrics.LATENCY_P50)
                    .filter(cell -> cell.change() != null)
                    .map(EvidenceSection::finding)
                    .orElse("No bound fails here.");
        }
        List<String> words = failed.stream()
                .map(cell -> cell.metric().name() + " " + Shown.change(cell) + " (" + Sentences.interval(cell) + ")")
                .toList();
        return "Breaks its bound in " + String.join(", ", words) + ".";
    }

    private static String finding(Cell cell) {
        String medians = "median " + Shown.quantity(cell.value(), Unit.SECOND) + " against "
                + Shown.quantity(cell.baseline(), Unit.SECOND) + ", " + Shown.change(cell) + " ("
                + Sentences.interval(cell)
                + ", n = " + cell.rounds() + ").";
        return switch (Finding.of(cell)) {
            case IMPROVED -> "Faster: " + medians;
            case REGRESSED -> "Slower: " + medians;
            case UNCHANGED, SAME, DIFFERS -> "No detectable change: " + medians;
            case INCONCLUSIVE -> "Too little to compare: " + medians;
        };
    }

    private static Table table(Subject subject, Pair pair, List<Cell> failed) {
        String reference = subject.run().baseline().name();
        List<Table.Row> rows = new ArrayList<>();
        for (Cell cell : failed) {
            cell.checks().stream()
                    .filter(check -> check.decision() == Decision.FAIL)
                    .forEach(check -> rows.add(Table.row(
                            cell.metric().name(),
                            Shown.quantity(cell.baseline(), cell.metric().unit()),
                            Shown.quantity(cell.value(), cell.metric().unit()),
                            Shown.text(check.sentence()))));
        }
        Optional<SampleSummary> base =
                subject.digests().of(pair.device(), reference).map(digest -> digest.summary());
        Optional<SampleSummary> own =
                subject.digests().of(pair.device(), pair.candidate()).map(digest -> digest.summary());
        if (base.isPresent() && own.isPresent()) {
            quantiles(rows, base.get(), own.get());
        }
        return new Table(
                "Numbers of " + Shown.name(pair.candidate()) + " on " + Shown.name(pair.device()),
                List.of(
                        Table.words("metric"),
                        Table.numbers("baseline"),
                        Table.numbers("candidate"),
                        Table.words("bound")),
                rows);
    }

    private static void quantiles(List<Table.Row> rows, SampleSummary base, SampleSummary own) {
        String pooled = "not bounded: all " + base.n() + " and " + own.n() + " inferences together";
        rows.add(Table.row("p50 of all", shown(base.p50()), shown(own.p50()), pooled));
        rows.add(Table.row("p90 of all", shown(base.p90()), shown(own.p90()), pooled));
        rows.add(Table.row("p99 of all", shown(base.p99()), shown(own.p99()), pooled));
        rows.add(Table.row("slowest", seconds(base.max()), seconds(own.max()), pooled));
    }

    private static String shown(OptionalDouble quantile) {
        return quantile.isPresent() ? seconds(quantile.getAsDouble()) : "too few inferences";
    }

    private static String seconds(double value) {
        return Quantities.format(value, Unit.SECOND);
    }
}
