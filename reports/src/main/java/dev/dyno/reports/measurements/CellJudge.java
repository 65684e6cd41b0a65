package dev.dyno.reports.measurements;

import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.gate.Sentences;
import dev.dyno.reports.measurements.Criterion.Nature;
import dev.dyno.reports.statistics.Look;
import dev.dyno.reports.statistics.SequentialTest;
import dev.dyno.reports.statistics.SequentialTest.Path;
import dev.dyno.results.metric.Direction;
import java.util.List;

/** Judges the pairs of one cell. */
final class CellJudge {
    /** So much may a ratio be beyond a limit by rounding. */
    private static final double ROUNDING = 1e-9;
    /** So many equal rounds show that bytes or counts do not vary; the gate on runs asks for as many. */
    private static final int REPEATS = 6;

    private final Thresholds thresholds;
    private final Criterion criterion;
    private final Cell cell;

    CellJudge(Thresholds thresholds, Criterion criterion, Cell cell) {
        this.thresholds = thresholds;
        this.criterion = criterion;
        this.cell = cell;
    }

    CellVerdict judge(Series baseline, Series candidate, Pairs pairs) {
        if (pairs.count() == 0) {
            return cell.open("no round gives a pair: " + pairs.whyLost());
        }
        if (exact(pairs)) {
            return exactly(pairs);
        }
        for (Series series : new Series[] {baseline, candidate}) {
            if (series.notPositiveLine() > 0) {
                return cell.open("line " + series.notPositiveLine() + ": a value of '" + series.arm()
                        + "' is zero or negative, which a " + criterion.metric() + " cannot be compared with");
            }
        }
        if (criterion.nature() == Nature.CONTINUOUS && pairs.count() > 1) {
            if (pairs.constant()) {
                return cell.open("all its values are equal, and no real measurement repeats itself exactly");
            }
            if (pairs.copied()) {
                return cell.open("both arms have equal values in every round, as copies have and measurements do not");
            }
        }
        return replayed(pairs);
    }

    /** Whether values can be compared as they are: they must not vary, or have not varied in enough rounds. */
    private boolean exact(Pairs pairs) {
        List<Look> looks = thresholds.design().looks();
        int enough = Math.min(REPEATS, looks.get(looks.size() - 1).n());
        return criterion.nature() == Nature.EXACT
                || (criterion.nature() == Nature.COUNTED && pairs.constant() && pairs.count() >= enough);
    }

    private CellVerdict exactly(Pairs pairs) {
        double base = pairs.pairs().get(0).baseline();
        double other = pairs.pairs().get(0).candidate();
        if (!pairs.constant()) {
            return cell.open("it is the same in every round of one build, but differs between rounds here");
        }
        if (base < 0 || other < 0) {
            return cell.open("it is negative, which " + criterion.metric() + " cannot be");
        }
        if (base == 0) {
            boolean worse = other > 0 && criterion.better() == Direction.LOWER_IS_BETTER;
            double ratio = other == 0 ? 1 : Double.NaN;
            return cell.exact(
                    worse ? Decision.FAIL : Decision.PASS,
                    ratio,
                    pairs.count(),
                    worse ? "exact: something where the baseline has nothing" : "exact; " + limit());
        }
        double ratio = other / base;
        double loss = criterion.better() == Direction.LOWER_IS_BETTER ? ratio - 1 : 1 - ratio;
        Decision verdict = loss <= criterion.limit() + ROUNDING ? Decision.PASS : Decision.FAIL;
        return cell.exact(verdict, ratio, pairs.count(), "exact; " + limit());
    }

    private CellVerdict replayed(Pairs pairs) {
        double[] harms = pairs.pairs().stream()
                .mapToDouble(pair -> criterion.harm(pair.candidate() / pair.baseline()))
                .toArray();
        for (double harm : harms) {
            if (!Double.isFinite(harm)) {
                return cell.open("its values are too far apart to be compared");
            }
        }
        Path path = SequentialTest.replay(harms, criterion.zone(), thresholds.design(), thresholds.spreadFloor());
        boolean lower = criterion.better() == Direction.LOWER_IS_BETTER;
        return new CellVerdict(
                cell.comparison(),
                cell.metric(),
                cell.candidate(),
                verdict(path),
                criterion.ratio(path.estimate()),
                criterion.ratio(lower ? path.lower() : path.upper()),
                criterion.ratio(lower ? path.upper() : path.lower()),
                path.used(),
                path.looks(),
                path.confirmed(),
                reason(path, pairs));
    }

    private static Decision verdict(Path path) {
        return switch (path.state()) {
            case PASS -> Decision.PASS;
            case FAIL -> Decision.FAIL;
            case GO_ON, INCONCLUSIVE -> Decision.INCONCLUSIVE;
        };
    }

    private String reason(Path path, Pairs pairs) {
        return switch (path.state()) {
            case PASS -> (path.suspected() ? "a suspicion was not confirmed on fresh rounds; " : "") + limit();
            case FAIL -> (path.confirmed() ? "confirmed on fresh rounds; " : "") + limit();
            case INCONCLUSIVE ->
                "undecided after the last look" + (path.suspected() ? ", at the fresh rounds of a suspicion; " : "; ")
                        + limit();
            case GO_ON -> needsMore(path, pairs);
        };
    }

    private String needsMore(Path path, Pairs pairs) {
        String have = pairs.count() == 1 ? "the 1 pair" : "the " + pairs.count() + " pairs";
        String lost = pairs.lost() > 0 ? "; " + pairs.lost() + " lost: " + pairs.whyLost() : "";
        return (path.suspected()
                        ? "needs more rounds: it is suspected, and " + have + " leave too few fresh ones to confirm it"
                        : "needs more rounds: " + have + " do not decide")
                + lost + "; " + limit();
    }

    private String limit() {
        String sign = criterion.better() == Direction.LOWER_IS_BETTER ? "+" : "-";
        return "the limit is " + (criterion.limit() == 0 ? "no change" : sign + Sentences.percent(criterion.limit()));
    }
}
