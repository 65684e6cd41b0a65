package dev.dyno.reports.page.compare;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Sentences;
import dev.dyno.reports.page.PageFiles;
import dev.dyno.reports.page.words.Address;
import dev.dyno.reports.page.words.Severity;
import dev.dyno.reports.page.words.Shown;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts several runs into a comparison's words. */
final class CompareBuilder {
    private static final int MOST = 1500;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Path page;
    private final List<ComparedRun> runs;
    private final IdentityHashMap<Lineup, Standing> standings = new IdentityHashMap<>();
    private final List<Lineup> worst;
    private final Map<Standing, Long> counts = new EnumMap<>(Standing.class);

    private CompareBuilder(Path page, List<ComparedRun> runs) {
        this.page = page;
        this.runs = runs;
        List<Lineup> all = Lineup.of(runs);
        for (Lineup lineup : all) {
            Standing standing = Standing.of(lineup);
            standings.put(lineup, standing);
            counts.merge(standing, 1L, Long::sum);
        }
        this.worst = worstFirst(all);
    }

    static ComparePage build(Path page, List<ComparedRun> runs, PageFiles files) {
        return new CompareBuilder(page, runs).page(files);
    }

    /** By what became of them; among equals as the last run's page has them. */
    private List<Lineup> worstFirst(List<Lineup> all) {
        IdentityHashMap<Cell, Integer> places = new IdentityHashMap<>();
        for (Cell cell : Severity.worstFirst(all.stream().map(Lineup::last).toList())) {
            places.put(cell, places.size());
        }
        return all.stream()
                .sorted(Comparator.comparing((Lineup each) -> standing(each))
                        .thenComparing(each -> places.getOrDefault(each.last(), 0)))
                .toList();
    }

    private Standing standing(Lineup lineup) {
        return standings.getOrDefault(lineup, Standing.ALONE);
    }

    private ComparePage page(PageFiles files) {
        boolean bad = count(Standing.FAILS_NOW) + count(Standing.WORSE) > 0;
        boolean open = !bad && count(Standing.BETTER) + count(Standing.FIXED) + count(Standing.ALIKE) == 0;
        return new ComparePage(
                files,
                bad ? "fail" : open ? "inconclusive" : "pass",
                bad ? "▼" : open ? "?" : "✓",
                bad ? "WORSE" : open ? "UNKNOWN" : "NOT WORSE",
                title(),
                summary(),
                counts(),
                runs.stream().map(this::run).toList(),
                Differences.of(runs),
                worst.stream().limit(MOST).map(this::row).toList(),
                worst.size() > MOST ? "Shown are the " + MOST + " worst of " + worst.size() + "." : "",
                FleetTable.of(runs));
    }

    private long count(Standing standing) {
        return counts.getOrDefault(standing, 0L);
    }

    private String title() {
        Set<String> scenarios =
                runs.stream().map(run -> run.run().scenario()).collect(Collectors.toCollection(TreeSet::new));
        return runs.size() + " runs of "
                + (scenarios.size() == 1 ? Shown.name(scenarios.iterator().next()) : scenarios.size() + " scenarios");
    }

    private String summary() {
        String from = "From " + letter(0) + " to " + letter(runs.size() - 1);
        long both = worst.size() - count(Standing.ALONE);
        if (both == 0) {
            return "No device, candidate and metric is in more than one of the runs.";
        }
        return from + ", of " + Shown.count(both, "cell") + " that can be held against each other, "
                + count(Standing.FAILS_NOW) + " fail now that did not, " + count(Standing.WORSE) + " became worse, "
                + (count(Standing.BETTER) + count(Standing.FIXED)) + " became better, and for "
                + count(Standing.ALIKE) + " no difference was detected.";
    }

    private List<ComparePage.Count> counts() {
        List<ComparePage.Count> all = new ArrayList<>();
        for (Standing standing : Standing.values()) {
            all.add(new ComparePage.Count(standing.kind, standing.symbol, count(standing), standing.word));
        }
        return all;
    }

    /** What a run is called on the page. */
    static String letter(int place) {
        return String.valueOf((char) ('A' + place));
    }

    private ComparePage.Run run(ComparedRun compared) {
        Decision decision = compared.judgement().decision();
        return new ComparePage.Run(
                letter(runs.indexOf(compared)),
                Shown.name(compared.run().id()),
                Shown.name(compared.run().scenario()),
                DATE.format(compared.run().startedAt()),
                word(decision),
                Shown.symbol(decision),
                decision == Decision.INCONCLUSIVE ? "undecided" : word(decision),
                compared.judgement().count(Decision.FAIL) + " failed, "
                        + compared.judgement().count(Decision.INCONCLUSIVE) + " undecided, "
                        + compared.judgement().count(Decision.PASS) + " passed",
                Shown.count(compared.run().devices().size(), "device"),
                address(compared));
    }

    private static String word(Decision decision) {
        return decision.name().toLowerCase(Locale.ROOT);
    }

    /** Where a run's report is, as seen from this page. */
    private String address(ComparedRun compared) {
        Path report = compared.folder().resolve("report.html").toAbsolutePath().normalize();
        @Nullable Path here = page.toAbsolutePath().normalize().getParent();
        if (here == null || !Files.isRegularFile(report)) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        here.relativize(report).forEach(part -> parts.add(Address.part(part.toString())));
        return "./" + String.join("/", parts);
    }

    private ComparePage.Row row(Lineup lineup) {
        Standing standing = standing(lineup);
        Cell cell = lineup.last();
        List<ComparePage.Value> values = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            values.add(value(letter(i), lineup.cells().get(i)));
        }
        return new ComparePage.Row(
                standing.kind,
                standing.symbol,
                standing.word,
                cell.metric().name(),
                Shown.name(cell.candidate()),
                Shown.name(cell.device()),
                values);
    }

    private static ComparePage.Value value(String letter, @Nullable Cell cell) {
        if (cell == null) {
            return new ComparePage.Value(letter, "–", "not in this run", "");
        }
        @Nullable Decision decision = cell.decision();
        return new ComparePage.Value(
                letter,
                Shown.change(cell),
                cell.change() == null ? Shown.text(cell.reason()) : Sentences.interval(cell) + ", n = " + cell.rounds(),
                decision == null ? "" : word(decision));
    }
}
