package dev.dyno.reports.measurements;

import dev.dyno.reports.gate.Decision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Judges comparisons, one at a time or several in threads of their own. */
public final class ComparisonJudge {
    /** A comparison with more metrics x candidates is none. */
    private static final int MOST_CELLS = 100_000;

    private final Thresholds thresholds;
    /** By metric; a comparison has few, but there may be many comparisons. */
    private final Map<String, Criterion> criteria = new ConcurrentHashMap<>();

    public ComparisonJudge(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    /**
     * A verdict for every metric x candidate of a comparison, in the order in which they came. What is missing is
     * INCONCLUSIVE: a candidate without values of a metric that others have, a metric without a baseline, a baseline alone.
     *
     * @param comparison takes no more values afterwards
     */
    public List<CellVerdict> judge(Comparison comparison) {
        Collection<String> metrics = comparison.metrics();
        List<String> candidates = comparison.candidates(thresholds.baseline());
        if ((long) metrics.size() * candidates.size() > MOST_CELLS) {
            return List.of(Cell.of(comparison.name(), "", "")
                    .open(metrics.size() + " metrics of " + candidates.size() + " candidates are too many: at most "
                            + MOST_CELLS + " cells of a comparison are judged"));
        }
        List<CellVerdict> verdicts = new ArrayList<>();
        for (String metric : metrics) {
            if (candidates.isEmpty()) {
                verdicts.add(Cell.of(comparison.name(), metric, "").open("it has no candidate, only a baseline"));
            }
            candidates.forEach(candidate -> verdicts.add(cell(comparison, metric, candidate)));
        }
        return verdicts;
    }

    private CellVerdict cell(Comparison comparison, String metric, String candidate) {
        Cell cell = Cell.of(comparison.name(), metric, candidate);
        Optional<Series> other = comparison.find(metric, candidate);
        if (other.isEmpty()) {
            return cell.open("it has no values");
        }
        Criterion criterion = criteria.computeIfAbsent(metric, thresholds::criterion);
        if (criterion.nature() == Criterion.Nature.DEVIATION) {
            return cell.open("a deviation from the baseline is bounded by a budget in a scenario, not by a limit");
        }
        Optional<Series> baseline = comparison.find(metric, thresholds.baseline());
        if (baseline.isEmpty()) {
            return cell.open("there is no arm '" + thresholds.baseline() + "' to compare with");
        }
        Pairs pairs = Pairs.of(
                baseline.get(), other.get(), criterion.reduction(), lastOfOthers(comparison, metric, candidate));
        CellVerdict verdict = new CellJudge(thresholds, criterion, cell).judge(baseline.get(), other.get(), pairs);
        return verdict.verdict() == Decision.PASS ? withoutGaps(verdict, pairs) : verdict;
    }

    /** A candidate that loses its slow rounds looks better than it is. */
    private CellVerdict withoutGaps(CellVerdict verdict, Pairs pairs) {
        if (pairs.lost() <= thresholds.lostRounds() * pairs.rounds()) {
            return verdict;
        }
        return Cell.withheld(
                verdict,
                pairs.lost() + " of " + pairs.rounds() + " rounds are lost: " + pairs.whyLost()
                        + "; what lost them may be what makes them slow");
    }

    private long lastOfOthers(Comparison comparison, String metric, String candidate) {
        return comparison.candidates(thresholds.baseline()).stream()
                .filter(name -> !name.equals(candidate))
                .flatMap(name -> comparison.find(metric, name).stream())
                .flatMap(series -> series.blocks().keySet().stream())
                .mapToLong(round -> round)
                .max()
                .orElse(Long.MIN_VALUE);
    }
}
