package dev.dyno.harness.cli;

import dev.dyno.reports.baseline.Mismatch;
import dev.dyno.reports.baseline.PinnedJudge;
import dev.dyno.reports.baseline.Pinning;
import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Judge;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.BaselineRecord;
import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.RunRecord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges two sides that need not have been measured as baseline and candidate of one run. */
final class TwoSides {
    private final Console console;

    TwoSides(Console console) {
        this.console = console;
    }

    /**
     * Two candidates of one run, round by round.
     *
     * @throws StoreException if the run lacks one of them
     */
    Outcome candidates(RunArgument.Judged run, String base, String compared) {
        require(run.run(), base);
        require(run.run(), compared);
        if (base.equals(compared)) {
            throw new StoreException("'" + base + "' is the same on both sides");
        }
        boolean own = run.run().baseline().name().equals(base);
        RunRecord turned = own ? run.run() : run.run().withBaseline(base);
        Judgement judged = Judge.judge(turned, run.scenario().gate());
        // What describes outputs by the run's own baseline says nothing of another one.
        List<Cell> cells = judged.cells().stream()
                .filter(cell -> cell.candidate().equals(compared) && (own || !cell.deviation()))
                .toList();
        return new Outcome(turned, judged.only(cells, List.of()));
    }

    /**
     * The candidates of one run against what another measured of the same ones.
     *
     * @param only the one that is wanted; null for all that both have
     * @throws StoreException if they have none in common
     */
    Outcome runs(RunArgument.Judged base, RunArgument.Judged compared, @Nullable String only) {
        List<String> names = compared.run().candidates().stream()
                .map(CandidateRecord::name)
                .filter(name -> only == null || name.equals(only))
                .filter(name -> base.run().candidates().stream()
                        .anyMatch(candidate -> candidate.name().equals(name)))
                .toList();
        if (names.isEmpty()) {
            throw new StoreException("no candidate " + (only == null ? "" : "'" + only + "' ") + "is in both runs: "
                    + names(base.run()) + " there, " + names(compared.run()) + " here");
        }
        List<Judgement> judged =
                names.stream().map(name -> against(base, compared, name)).toList();
        List<Cell> cells = new ArrayList<>();
        Set<Issue> issues = new LinkedHashSet<>(); // those of the session are the same for each
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            judged.get(i).cells().stream()
                    .filter(cell -> cell.candidate().equals(name))
                    .forEach(cells::add);
            issues.addAll(judged.get(i).issues());
        }
        return new Outcome(compared.run(), judged.get(0).only(cells, List.copyOf(issues)));
    }

    private Judgement against(RunArgument.Judged base, RunArgument.Judged compared, String name) {
        CandidateRecord pinned = base.run().candidates().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        BaselineRecord record = Pinning.pin(
                "the-other-run", base.run(), base.scenario(), pinned, base.run().startedAt());
        // A baseline is not judged, so another one takes its place.
        RunRecord run = compared.run().candidates().stream()
                .filter(candidate -> !candidate.name().equals(name))
                .findFirst()
                .map(other -> compared.run().withBaseline(other.name()))
                .orElse(compared.run());
        Mismatch.of(record, run, compared.scenario()).forEach(mismatch -> console.warn(Text.line(mismatch.sentence())));
        return PinnedJudge.judge(run, compared.scenario().gate(), record, List.of());
    }

    private static void require(RunRecord run, String name) {
        if (run.candidates().stream().noneMatch(candidate -> candidate.name().equals(name))) {
            throw new StoreException("the run has no candidate '" + name + "'; it has " + names(run));
        }
    }

    private static String names(RunRecord run) {
        return run.candidates().stream().map(CandidateRecord::name).collect(Collectors.joining(", "));
    }
}
