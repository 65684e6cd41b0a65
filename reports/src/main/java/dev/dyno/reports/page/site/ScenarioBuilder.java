package dev.dyno.reports.page.site;

import dev.dyno.reports.history.NightlySeries;
import dev.dyno.reports.history.Trend.Shift;
import dev.dyno.reports.page.PageFiles;
import dev.dyno.reports.page.section.Panel;
import dev.dyno.reports.page.section.Section;
import dev.dyno.reports.page.section.SeriesPicture;
import dev.dyno.reports.page.section.Table;
import dev.dyno.reports.page.site.Moves.Move;
import dev.dyno.reports.page.words.Shown;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts one scenario's nights into its page's words. */
final class ScenarioBuilder {
    private static final int STRIP = 120;
    /** More drawings of one metric than these nobody compares. */
    private static final int MOST_PICTURES = 12;

    private static final int MOST_NIGHTS = 365;

    private final String scenario;
    private final List<Night> nights;
    private final List<NightlySeries> series;

    private ScenarioBuilder(String scenario, List<Night> nights, List<NightlySeries> series) {
        this.scenario = scenario;
        this.nights = nights;
        this.series = series;
    }

    static ScenarioPage build(String scenario, List<Night> nights, List<NightlySeries> series, PageFiles files) {
        return new ScenarioBuilder(scenario, nights, series).page(files);
    }

    private ScenarioPage page(PageFiles files) {
        Night last = nights.get(nights.size() - 1);
        List<ScenarioPage.Row> rows = new ArrayList<>();
        for (int i = nights.size() - 1; i >= 0; i--) {
            Night night = nights.get(i);
            rows.add(new ScenarioPage.Row(
                    night.day().toString(),
                    Shown.name(night.ran().id()),
                    Mark.of(night.verdict().decision()),
                    Words.counts(night),
                    Words.why(night),
                    Words.report(night)));
        }
        return new ScenarioPage(
                files,
                Shown.name(scenario),
                Words.date(last),
                Mark.of(last.verdict().decision()),
                Words.counts(last),
                last.verdict().reasons().stream().map(Shown::line).toList(),
                Words.report(last),
                Strip.svg("strip", nights, STRIP),
                Strip.words(nights.subList(Math.max(0, nights.size() - STRIP), nights.size())),
                metrics(last.day().minusDays(Moves.DAYS)),
                rows);
    }

    private List<Section> metrics(LocalDate lately) {
        Map<String, List<NightlySeries>> byMetric = series.stream()
                .collect(Collectors.groupingBy(each -> each.key().metric(), TreeMap::new, Collectors.toList()));
        List<Section> sections = new ArrayList<>();
        byMetric.forEach((metric, of) -> sections.add(section(metric, of, lately, sections.size())));
        return sections;
    }

    private Section section(String metric, List<NightlySeries> of, LocalDate lately, int place) {
        List<Move> moves = Moves.since(of, lately);
        List<NightlySeries> worst =
                new ArrayList<>(moves.stream().map(Move::series).toList());
        of.stream()
                .filter(each -> !worst.contains(each))
                .sorted(Comparator.comparingInt(
                        (NightlySeries each) -> each.trend().shifts().isEmpty() ? 1 : 0))
                .forEach(worst::add);
        List<Panel.Picture> pictures = new ArrayList<>();
        for (NightlySeries each : worst.subList(0, Math.min(MOST_PICTURES, worst.size()))) {
            String name = Shown.brief(each.key().candidate(), 30) + " on "
                    + Shown.brief(each.key().device(), 30);
            pictures.add(SeriesPicture.of(each, name, "trend-" + place + "-" + pictures.size(), MOST_NIGHTS));
        }
        String note = worst.size() > MOST_PICTURES
                ? "Drawn are the " + MOST_PICTURES + " that moved last or most of " + worst.size()
                        + "; the table has all."
                : "";
        Panel panel = Panel.drawn("", finding(of, moves), note, pictures, table(metric, worst));
        return new Section("metric-" + place, Shown.name(metric), "", List.of(panel));
    }

    private static String finding(List<NightlySeries> of, List<Move> moves) {
        if (moves.isEmpty()) {
            return of.size() == 1
                    ? "It kept its level in the last " + Moves.DAYS + " days."
                    : "All " + of.size() + " kept their level in the last " + Moves.DAYS + " days.";
        }
        Move worst = moves.get(0);
        String who = Shown.name(worst.series().key().candidate()) + " on "
                + Shown.name(worst.series().key().device());
        return moves.size() + " of " + of.size() + " moved in the last " + Moves.DAYS + " days; "
                + (worst.sense() == Moves.Sense.WORSE ? "the worst is " : "the largest is ") + who + ", "
                + worst.sense().word + " by " + Shown.ratio(worst.shift().change()) + " since " + worst.since() + ".";
    }

    private static Table table(String metric, List<NightlySeries> all) {
        List<Table.Row> rows = all.stream().map(ScenarioBuilder::row).toList();
        return new Table(
                "Trends of " + Shown.name(metric),
                List.of(
                        Table.words("candidate"),
                        Table.words("device"),
                        Table.numbers("last night"),
                        Table.numbers("nights"),
                        Table.words("last change"),
                        Table.words("since"),
                        Table.words("what to know")),
                rows);
    }

    private static Table.Row row(NightlySeries series) {
        List<Shift> shifts = series.trend().shifts();
        List<NightlySeries.Point> points = series.nights();
        String change = "none detected";
        String since = "–";
        if (!shifts.isEmpty()) {
            Shift last = shifts.get(shifts.size() - 1);
            change = Shown.ratio(last.change()) + " (" + Shown.ratio(last.lower()) + " to " + Shown.ratio(last.upper())
                    + ")";
            since = SeriesPicture.day(series, last).toString();
        }
        return Table.row(
                Shown.name(series.key().candidate()),
                Shown.name(series.key().device()),
                Shown.ratio(Math.exp(points.get(points.size() - 1).log())),
                String.valueOf(points.size()),
                change,
                since,
                Shown.text(String.join("; ", series.notes())));
    }
}
