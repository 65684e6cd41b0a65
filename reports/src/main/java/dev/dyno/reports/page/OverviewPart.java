package dev.dyno.reports.page;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Finding;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.metric.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every metric on every device: a row per candidate and device, or a row per metric where there are few of the others. */
final class OverviewPart {
    private static final int FEW = 3;
    private static final int TALL = 14;
    private static final int MOST = 240;

    private record Arm(String device, boolean simulated, String candidate) {}

    private final Map<String, Integer> footnotes = new LinkedHashMap<>();
    private final List<Metric> metrics;
    private final Map<Arm, Map<Metric, Cell>> byArm = new LinkedHashMap<>();

    private OverviewPart(List<Cell> cells) {
        metrics = cells.stream().map(Cell::metric).distinct().toList();
        cells.forEach(cell -> byArm.computeIfAbsent(
                        new Arm(cell.device(), cell.simulated(), cell.candidate()), arm -> new HashMap<>())
                .put(cell.metric(), cell));
    }

    static Page.Overview of(List<Cell> cells) {
        OverviewPart part = new OverviewPart(cells);
        return part.byArm.size() <= FEW ? part.byMetric() : part.byDevice();
    }

    private Page.Overview byMetric() {
        List<Page.Column> columns = byArm.keySet().stream()
                .map(arm ->
                        new Page.Column(Shown.name(arm.candidate()), "on " + Shown.name(arm.device()), arm.simulated()))
                .toList();
        List<Page.Row> rows = metrics.stream()
                .map(metric -> new Page.Row(
                        metric.name(),
                        "",
                        false,
                        byArm.values().stream()
                                .map(cells -> mark(cells.get(metric)))
                                .toList()))
                .toList();
        return new Page.Overview("metric", columns, rows, List.copyOf(footnotes.keySet()), "", false);
    }

    private Page.Overview byDevice() {
        List<Page.Column> columns = metrics.stream()
                .map(metric -> new Page.Column(metric.name(), "", false))
                .toList();
        List<Map.Entry<Arm, Map<Metric, Cell>>> arms = new ArrayList<>(byArm.entrySet());
        String note = "";
        if (arms.size() > MOST) {
            arms.sort(Comparator.comparingInt((Map.Entry<Arm, Map<Metric, Cell>> arm) -> trouble(arm.getValue()))
                    .reversed());
            note = "Shown are the " + MOST + " of " + arms.size()
                    + " rows with the most that failed, is undecided or got worse.";
            arms = arms.subList(0, MOST);
        }
        List<Page.Row> rows = arms.stream()
                .map(entry -> new Page.Row(
                        Shown.name(entry.getKey().candidate()),
                        Shown.name(entry.getKey().device()),
                        entry.getKey().simulated(),
                        metrics.stream()
                                .map(metric -> mark(entry.getValue().get(metric)))
                                .toList()))
                .toList();
        return new Page.Overview(
                "candidate on device", columns, rows, List.copyOf(footnotes.keySet()), note, rows.size() > TALL);
    }

    private static int trouble(Map<Metric, Cell> cells) {
        return cells.values().stream()
                .mapToInt(cell -> cell.decision() == Decision.FAIL
                        ? 100
                        : cell.decision() == Decision.INCONCLUSIVE ? 10 : Finding.of(cell) == Finding.REGRESSED ? 1 : 0)
                .sum();
    }

    private Page.Mark mark(@Nullable Cell cell) {
        if (cell == null) {
            return new Page.Mark("inconclusive", Finding.INCONCLUSIVE.symbol(), "not asked for", "–", "", 0);
        }
        return mark(cell, cell.change() == null ? footnote(cell) : 0);
    }

    private int footnote(Cell cell) {
        String reason = cell.reason().replace(cell.candidate() + ": ", "");
        return footnotes.computeIfAbsent(Shown.text(reason), text -> footnotes.size() + 1);
    }

    /** What is shown of a cell wherever it stands. */
    static Page.Mark mark(Cell cell, int footnote) {
        @Nullable Decision decision = cell.decision();
        Finding finding = Finding.of(cell);
        return new Page.Mark(
                finding.name().toLowerCase(Locale.ROOT),
                finding.symbol(),
                cell.change() == null ? "no value" : finding.word(),
                Shown.change(cell),
                decision == null ? "" : decision.name().toLowerCase(Locale.ROOT),
                footnote);
    }
}
