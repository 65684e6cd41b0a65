package dev.dyno.reports.page.site;

import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.history.History;
import dev.dyno.reports.history.NightlySeries;
import dev.dyno.reports.page.PageFiles;
import dev.dyno.reports.page.site.Moves.Move;
import dev.dyno.reports.page.words.Shown;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a folder of runs into the index's words. */
final class IndexBuilder {
    private static final int STRIP = 30;
    private static final int MOST_MOVES = 200;

    private final Nights nights;
    private final LocalDate today;
    private final List<Move> moves;
    private final Map<String, Night> byRun = new HashMap<>();

    private IndexBuilder(Nights nights) {
        this.nights = nights;
        this.today =
                nights.scenarios().isEmpty() ? LocalDate.EPOCH : nights.newest().day();
        this.moves = Moves.since(
                nights.series().values().stream().flatMap(List::stream).toList(), today.minusDays(Moves.DAYS));
        nights.scenarios()
                .values()
                .forEach(all -> all.forEach(night -> byRun.put(night.ran().id(), night)));
    }

    static IndexPage build(Nights nights, PageFiles files) {
        return new IndexBuilder(nights).page(files);
    }

    private IndexPage page(PageFiles files) {
        List<Map.Entry<String, List<Night>>> worst = nights.scenarios().entrySet().stream()
                .sorted(Comparator.comparingInt(each -> rank(last(each.getValue()))))
                .toList();
        List<IndexPage.Row> rows = worst.stream()
                .map(each -> row(each.getKey(), each.getValue(), worst.indexOf(each)))
                .toList();
        return new IndexPage(
                files,
                Shown.name(nights.name()),
                nights.scenarios().isEmpty() ? "" : Words.date(nights.newest()),
                Mark.of(decision()),
                summary(),
                rows,
                moves.stream().limit(MOST_MOVES).map(this::move).toList(),
                moved(),
                nights.history().skipped().stream().map(IndexBuilder::skipped).toList(),
                nights.history().notes().stream().map(Shown::text).toList(),
                origin());
    }

    private static Night last(List<Night> all) {
        return all.get(all.size() - 1);
    }

    private static int rank(Night night) {
        @Nullable Decision decision = night.verdict().decision();
        return decision == Decision.FAIL ? 0 : decision == Decision.PASS ? 2 : 1;
    }

    /** All newest verdicts together; what was not judged is not known. */
    private @Nullable Decision decision() {
        if (nights.scenarios().isEmpty()) {
            return null;
        }
        return Decision.all(nights.scenarios().values().stream()
                .map(IndexBuilder::last)
                .map(night -> night.verdict().decision())
                .map(decision -> decision == null ? Decision.INCONCLUSIVE : decision)
                .toList());
    }

    private String summary() {
        int all = nights.scenarios().size();
        if (all == 0) {
            return "There is no run here that has ended.";
        }
        long failed = count(Decision.FAIL);
        long passed = count(Decision.PASS);
        if (passed == all) {
            return "The newest night of " + (all == 1 ? "the scenario" : "all " + all + " scenarios") + " passed.";
        }
        String open = all - failed - passed == 0 ? "" : ", of " + (all - failed - passed) + " it is not decided";
        return "Of " + Shown.count(all, "scenario") + " the newest night of " + failed + " failed" + open + ".";
    }

    private long count(Decision decision) {
        return nights.scenarios().values().stream()
                .filter(all -> last(all).verdict().decision() == decision)
                .count();
    }

    private IndexPage.Row row(String scenario, List<Night> all, int place) {
        Night last = last(all);
        long behind = ChronoUnit.DAYS.between(last.day(), today);
        long moved = moves.stream()
                .filter(move -> move.series().key().scenario().equals(scenario))
                .count();
        return new IndexPage.Row(
                Shown.name(scenario),
                Links.page(scenario),
                Mark.of(last.verdict().decision()),
                last.day().toString(),
                behind > 1 ? Shown.count(behind, "day") + " behind" : "",
                Words.why(last),
                Words.counts(last),
                Strip.svg("strip-" + place, all, STRIP),
                Strip.words(all.subList(Math.max(0, all.size() - STRIP), all.size())),
                moved == 0 ? "–" : moved + " moved",
                Words.report(last));
    }

    private IndexPage.MoveRow move(Move move) {
        NightlySeries series = move.series();
        NightlySeries.Point first = series.nights().get(move.shift().position());
        @Nullable Night night = byRun.get(first.run());
        return new IndexPage.MoveRow(
                move.sense().kind,
                move.sense().symbol,
                move.sense().word,
                move.since().toString(),
                Shown.name(series.key().scenario()),
                Links.page(series.key().scenario()),
                Shown.name(series.key().metric()),
                Shown.name(series.key().candidate()),
                Shown.name(series.key().device()),
                Shown.ratio(move.shift().change()),
                Shown.ratio(move.shift().lower()) + " to "
                        + Shown.ratio(move.shift().upper()),
                series.nights().size(),
                Shown.name(first.run()),
                night == null ? "" : Words.report(night));
    }

    private String moved() {
        long worse =
                moves.stream().filter(move -> move.sense() == Moves.Sense.WORSE).count();
        long better = moves.stream()
                .filter(move -> move.sense() == Moves.Sense.BETTER)
                .count();
        int all = nights.series().values().stream().mapToInt(List::size).sum();
        String of = " of " + all + " series over the nights, in the last " + Moves.DAYS + " days.";
        if (moves.isEmpty()) {
            return "No change of level was detected in any" + of;
        }
        String more = moves.size() > MOST_MOVES ? " Shown are the " + MOST_MOVES + " worst." : "";
        return worse + " became worse and " + better + " better" + of + more;
    }

    private static IndexPage.Skipped skipped(History.Skipped skipped) {
        return new IndexPage.Skipped(Shown.name(skipped.folder()), Shown.text(skipped.reason()));
    }

    private String origin() {
        return "Made from " + Shown.count(nights.history().nights(), "run") + " of "
                + Shown.count(nights.scenarios().size(), "scenario")
                + ". After another night, 'dyno report --index' with this folder brings it up to date.";
    }
}
