package dev.dyno.reports.page.section;

import dev.dyno.reports.page.chart.Scatter;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.metric.Direction;
import dev.dyno.results.metric.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What each candidate gives up for what it gains: accuracy, latency, energy and size on one page. */
final class TradeOffSection implements SectionSource {
    @Override
    public Optional<Section> of(Subject subject) {
        List<Objective> objectives = Objective.of(subject);
        List<Standing> standings = Standing.of(subject, objectives);
        if (objectives.size() < 2 || standings.size() < 2) {
            return Optional.empty();
        }
        List<Panel.Picture> pictures = new ArrayList<>();
        for (int up = 1; up < objectives.size(); up++) {
            picture(objectives, standings, up).ifPresent(pictures::add);
        }
        return Optional.of(new Section(
                "trade-offs",
                "Trade-offs",
                "Each candidate against the baseline, as the geometric mean over the devices. Grey points are dominated: another"
                        + " candidate is at least as good in everything, and better in something.",
                List.of(Panel.drawn(
                        "",
                        headline(standings),
                        "Means over all devices hide differences between them; see the devices side by side.",
                        pictures,
                        table(objectives, standings)))));
    }

    private static Optional<Panel.Picture> picture(List<Objective> objectives, List<Standing> standings, int up) {
        List<Scatter.Point> points = standings.stream()
                .filter(one -> Double.isFinite(one.changes()[0]) && Double.isFinite(one.changes()[up]))
                .map(one -> new Scatter.Point(
                        Shown.brief(one.candidate(), 20),
                        one.changes()[0],
                        one.changes()[up],
                        !one.dominatedBy().isEmpty()))
                .toList();
        if (points.size() < 2) {
            return Optional.empty();
        }
        Objective across = objectives.get(0);
        Objective above = objectives.get(up);
        String title = above.name() + " over " + across.name();
        String finding = best(above, standings, up);
        String svg = Scatter.svg("trade-off-" + up, points, side(across), side(above), title, finding);
        return Optional.of(new Panel.Picture(finding, svg));
    }

    private static Scatter.Side side(Objective objective) {
        String better = objective.better() == Direction.LOWER_IS_BETTER ? "lower" : "higher";
        return new Scatter.Side("change of " + objective.name(), Unit.RATIO, better);
    }

    private static String best(Objective objective, List<Standing> standings, int at) {
        double sign = objective.better() == Direction.LOWER_IS_BETTER ? 1 : -1;
        Standing best = standings.stream()
                .filter(one -> Double.isFinite(one.changes()[at]))
                .reduce((one, other) -> sign * other.changes()[at] < sign * one.changes()[at] ? other : one)
                .orElseThrow();
        return "Best in " + objective.name() + ": " + Shown.brief(best.candidate(), 24) + ", "
                + Shown.ratio(1 + best.changes()[at]) + ".";
    }

    private static String headline(List<Standing> standings) {
        List<String> dominated = standings.stream()
                .filter(one -> !one.dominatedBy().isEmpty())
                .map(one -> Shown.brief(one.candidate(), 24) + " by " + Shown.brief(one.dominatedBy(), 24))
                .toList();
        List<String> worth = standings.stream()
                .filter(one -> one.dominatedBy().isEmpty())
                .map(one -> Shown.brief(one.candidate(), 24))
                .toList();
        String left = "Worth a choice: " + String.join(", ", worth) + ".";
        return dominated.isEmpty()
                ? "No candidate is dominated. " + left
                : left + " Dominated: " + String.join(", ", dominated) + ".";
    }

    private static Table table(List<Objective> objectives, List<Standing> standings) {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.words("candidate")));
        objectives.forEach(objective -> columns.add(Table.numbers(objective.name())));
        columns.add(Table.words("standing"));
        List<Table.Row> rows = standings.stream()
                .map(one -> {
                    List<String> cells = new ArrayList<>(List.of(Shown.name(one.candidate())));
                    for (int i = 0; i < objectives.size(); i++) {
                        cells.add(
                                Double.isFinite(one.changes()[i])
                                        ? Shown.ratio(1 + one.changes()[i]) + ", n = " + one.devices()[i]
                                        : "not measured");
                    }
                    cells.add(
                            one.dominatedBy().isEmpty()
                                    ? "worth a choice"
                                    : "dominated by " + Shown.name(one.dominatedBy()));
                    return new Table.Row(cells, !one.dominatedBy().isEmpty());
                })
                .toList();
        return new Table("Change against the baseline, n devices", columns, rows);
    }
}
