package dev.dyno.reports.baseline;

import dev.dyno.reports.gate.Cell;
import dev.dyno.reports.gate.Check;
import dev.dyno.reports.gate.Course;
import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.DeviceVerdict;
import dev.dyno.reports.gate.Estimate;
import dev.dyno.reports.gate.Judge;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.reports.gate.Sentences;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.record.BaselineRecord;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.scenarios.Gate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds a run against its gate with pinned values for a baseline. Nothing pairs the rounds of two sessions, so limits are decided
 * by {@link dev.dyno.reports.statistics.RankSum}; budgets need no baseline and are decided as ever. Waivers, device classes and the
 * fleet's mean belong to comparisons within one run and play no part.
 */
public final class PinnedJudge {
    /** At least this share of the rounds that were tried must count before a limit can PASS. */
    private static final double SHARE = 0.8;

    private final RunRecord run;
    private final Gate gate;
    private final BaselineRecord baseline;

    private PinnedJudge(RunRecord run, Gate gate, BaselineRecord baseline) {
        this.run = run;
        this.gate = gate;
        this.baseline = baseline;
    }

    /**
     * Judges every candidate of a run but its own baseline.
     *
     * @param mismatches those that the user allowed; they stay visible as warnings
     */
    public static Judgement judge(RunRecord run, Gate gate, BaselineRecord baseline, List<Mismatch> mismatches) {
        return new PinnedJudge(run, gate, baseline).judge(mismatches);
    }

    private Judgement judge(List<Mismatch> mismatches) {
        Gate budgets = new Gate(List.of(), gate.budgets(), gate.confidence(), gate.onInconclusive());
        Judgement own = Judge.judge(run, budgets);
        List<Cell> cells = Stream.concat(own.cells().stream(), missing(own.cells()))
                .map(this::against)
                .toList();
        List<Check> checks =
                cells.stream().flatMap(cell -> cell.checks().stream()).toList();
        boolean gated = !gate.limits().isEmpty() || !gate.budgets().isEmpty();
        boolean known = !cells.isEmpty() && (gated || cells.stream().allMatch(cell -> cell.change() != null));
        boolean complete = run.state() == RunRecord.State.COMPLETE;
        boolean whole = complete && run.missing().isEmpty();
        Decision decision = Decision.all(checks.stream().map(this::effect).toList())
                .and(known && whole ? Decision.PASS : Decision.INCONCLUSIVE);
        List<String> sentences = new ArrayList<>(sentences(checks, Decision.FAIL));
        sentences.addAll(sentences(checks, Decision.INCONCLUSIVE));
        if (!gated) {
            sentences.add("The scenario has no limit and no budget: this comparison only reports.");
        }
        run.missing().forEach(device -> sentences.add(device.device() + " is missing: " + device.reason()));
        if (!complete) {
            sentences.add("The run did not end. Complete it with --resume.");
        }
        return new Judgement(
                decision,
                gate,
                cells,
                gated ? devices(cells) : List.of(),
                List.of(),
                List.of(),
                List.of(),
                sentences,
                List.of(),
                Stream.concat(issues(mismatches), own.issues().stream()).toList());
    }

    private List<DeviceVerdict> devices(List<Cell> cells) {
        Map<List<String>, Decision> decisions = new LinkedHashMap<>();
        cells.forEach(cell -> decisions.merge(
                List.of(cell.device(), cell.candidate()),
                Decision.all(cell.checks().stream().map(this::effect).toList()),
                Decision::and));
        return decisions.entrySet().stream()
                .map(entry ->
                        deviceVerdict(entry.getKey().get(0), entry.getKey().get(1), entry.getValue()))
                .toList();
    }

    private DeviceVerdict deviceVerdict(String device, String candidate, Decision decision) {
        boolean missing = run.missing().stream().anyMatch(lost -> lost.device().equals(device));
        return new DeviceVerdict(device, candidate, decision.and(missing ? Decision.INCONCLUSIVE : Decision.PASS));
    }

    /** Metrics that only a limit asks for. */
    private Stream<Cell> missing(List<Cell> cells) {
        return gate.limits().stream()
                .map(Gate.Limit::metric)
                .filter(metric -> cells.stream().noneMatch(cell -> cell.metric().equals(metric)))
                .flatMap(metric -> Judge.judge(
                                run,
                                new Gate(
                                        List.of(new Gate.Limit(metric, 0)),
                                        List.of(),
                                        gate.confidence(),
                                        gate.onInconclusive()))
                        .cells()
                        .stream()
                        .filter(cell -> cell.metric().equals(metric)));
    }

    private Stream<Issue> issues(List<Mismatch> mismatches) {
        String source = "baseline " + baseline.name();
        Issue session = new Issue(
                Issue.Severity.WARNING,
                "compared with what run " + baseline.run() + " measured of "
                        + baseline.candidate().name() + " at "
                        + baseline.measuredAt()
                        + ": whatever drifted between the sessions, such as temperature or background work, is in the"
                        + " numbers; measure both in one run to be sure",
                source);
        return Stream.concat(
                Stream.of(session),
                mismatches.stream()
                        .map(mismatch -> new Issue(
                                Issue.Severity.WARNING,
                                mismatch.sentence() + " (allowed by --allow-mismatch)",
                                source)));
    }

    private Cell against(Cell own) {
        Metric metric = own.metric();
        Shifts shifts = own.deviation()
                ? new Shifts(null, Double.NaN, Double.NaN, "it describes outputs relative to the run's own baseline")
                : Shifts.of(pinned(own), values(own), metric, gate.confidence());
        List<Check> checks = new ArrayList<>();
        gate.limits().stream()
                .filter(limit -> limit.metric().equals(metric))
                .forEach(limit -> checks.add(limit(own, limit.worsening(), shifts)));
        own.checks().stream().filter(check -> check.kind() == Check.Kind.BUDGET).forEach(checks::add);
        return new Cell(
                own.device(),
                own.simulated(),
                own.candidate(),
                metric,
                shifts.verdict(metric.better()),
                shifts.change(),
                Double.isNaN(shifts.pinned()) ? null : (Double) shifts.pinned(),
                Double.isNaN(shifts.value()) ? null : (Double) shifts.value(),
                values(own).size(),
                checks,
                words(own, shifts),
                own.discards());
    }

    private Check limit(Cell own, double worsening, Shifts shifts) {
        Metric metric = own.metric();
        Decision decision = shifts.within(worsening, metric.better());
        int valid = values(own).size();
        long tried = tried(own);
        String flaw = "";
        if (decision == Decision.PASS && valid < SHARE * tried) {
            decision = Decision.INCONCLUSIVE;
            flaw = "; only " + valid + " of " + tried + " rounds count";
        }
        String sentence = metric.name() + " of " + own.candidate() + " on " + own.device() + ": " + words(own, shifts)
                + "; " + Sentences.limitWords(worsening, metric) + flaw;
        boolean measured = flaw.isEmpty() && shifts.why().isEmpty();
        Course course = new Course(1, valid, 0, false, false, (1 - gate.confidence()) / 2, false);
        return new Check(Check.Kind.LIMIT, worsening, decision, measured, sentence, shifts.why(), course);
    }

    private String words(Cell own, Shifts shifts) {
        @Nullable Estimate change = shifts.change();
        String size = change == null ? "" : Sentences.change(change.point(), change.scale(), change.unit());
        if (change == null || change.interval() == null) {
            return size + (size.isEmpty() ? "" : ", but ") + shifts.why();
        }
        return size + " against the pinned '" + baseline.name() + "' (interval " + Sentences.interval(change) + ", "
                + pinned(own).size() + " pinned rounds, " + values(own).size() + " of the run)";
    }

    private List<BaselineRecord.Value> pinned(Cell cell) {
        return baseline.series().stream()
                .filter(series -> series.device().equals(cell.device())
                        && series.metric().equals(cell.metric().name()))
                .flatMap(series -> series.values().stream())
                .toList();
    }

    private List<BaselineRecord.Value> values(Cell cell) {
        return Pinning.values(
                run, cell.device(), cell.candidate(), cell.metric().name());
    }

    private long tried(Cell cell) {
        return run.trials().stream()
                .filter(trial -> trial.device().equals(cell.device())
                        && trial.candidate().equals(cell.candidate()))
                .mapToInt(TrialRecord::round)
                .distinct()
                .count();
    }

    /** The policy may let a close call through, but never a gap in the evidence. */
    private Decision effect(Check check) {
        boolean tolerated = check.decision() == Decision.INCONCLUSIVE
                && check.measured()
                && gate.onInconclusive() == Gate.Policy.WARN;
        return tolerated ? Decision.PASS : check.decision();
    }

    private static List<String> sentences(List<Check> checks, Decision decision) {
        return checks.stream()
                .filter(check -> check.decision() == decision)
                .map(Check::sentence)
                .toList();
    }
}
