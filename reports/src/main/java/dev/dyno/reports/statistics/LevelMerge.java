package dev.dyno.reports.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/** Takes away, weakest first, the steps of a fit that do not stand up to a test, and re-tests their neighbours. */
final class LevelMerge {
    /** A step by chance once in ten thousand; there are many places for one in a history. */
    private static final double P = 1e-4;

    private static final double CONFIDENCE = 0.95;
    /** So many points on either side are compared one by one. */
    private static final int RANKED = 50;
    /** In at least so many of those comparisons the later value lies on the side that the step goes to. */
    private static final double SHARE = 0.55;
    /** The end of a line is known half as well as its mean: its variance is four times as large. */
    private static final double LINE_END = 4;

    private final LevelFit fit;
    private final double smallest;
    private final List<Integer> starts = new ArrayList<>();
    private final List<Boolean> lines = new ArrayList<>();

    private LevelMerge(LevelFit fit, double smallest) {
        this.fit = fit;
        this.smallest = smallest;
        for (int k = 0; k < fit.cut().count(); k++) {
            starts.add(fit.cut().start(k));
            lines.add(fit.cut().line(k));
        }
    }

    /**
     * The steps that stand.
     *
     * @param smallest steps below this size do not count; not negative
     */
    static List<ChangePoint> merge(LevelFit fit, double smallest) {
        LevelMerge merge = new LevelMerge(fit, smallest);
        while (true) {
            List<ChangePoint> steps = merge.steps();
            int weakest = merge.weakest(steps);
            if (weakest < 0) {
                return steps;
            }
            merge.join(weakest);
        }
    }

    private List<ChangePoint> steps() {
        List<ChangePoint> steps = new ArrayList<>();
        for (int k = 1; k < starts.size(); k++) {
            steps.add(step(k));
        }
        return steps;
    }

    /** Steps that are too small go first, the smallest of them before all; then those of the largest p. */
    private int weakest(List<ChangePoint> steps) {
        int weakest = -1;
        double most = 0;
        for (int i = 0; i < steps.size(); i++) {
            double weakness = weakness(steps.get(i), i + 1);
            if (weakness > most) {
                most = weakness;
                weakest = i + 1;
            }
        }
        return weakest;
    }

    private double weakness(ChangePoint step, int k) {
        double size = Math.abs(step.change());
        if (size < smallest) {
            return 3 - size / smallest;
        }
        return step.p() >= P ? 1 + step.p() : share(k, step.change() > 0) < SHARE ? 1 : 0;
    }

    private void join(int k) {
        starts.remove(k);
        lines.remove(k);
        lines.set(k - 1, Segmentation.isLine(fit.levels(), starts.get(k - 1), end(k - 1), fit.penalty()));
    }

    private int end(int k) {
        return k + 1 < starts.size() ? starts.get(k + 1) : fit.levels().n();
    }

    /** Student's test on the jump between what the segments say on either side of it, with the sizes that the points are worth. */
    private ChangePoint step(int k) {
        int from = starts.get(k - 1);
        int at = starts.get(k);
        int to = end(k);
        Levels levels = fit.levels();
        double before = levels.mean(from, at) + (lines.get(k - 1) ? levels.slope(from, at) * (at - from) / 2.0 : 0);
        double after = levels.mean(at, to) - (lines.get(k) ? levels.slope(at, to) * (to - at) / 2.0 : 0);
        double left = fit.noise().effectiveSize(at - from) / (lines.get(k - 1) ? LINE_END : 1);
        double right = fit.noise().effectiveSize(to - at) / (lines.get(k) ? LINE_END : 1);
        double error = fit.noise().sigma() * Math.sqrt(1 / left + 1 / right);
        TDistribution t = TDistribution.of(Math.max(Segmentation.SHORTEST, left + right - 2));
        double p = Math.min(1, 2 * t.survivalProbability(Math.abs(after - before) / error));
        double reach = error * t.inverseSurvivalProbability((1 - CONFIDENCE) / 2);
        double drift = fit.drift(at);
        return new ChangePoint(at, before + drift, after + drift, after - before - reach, after - before + reach, p);
    }

    /** How often a later value lies above an earlier one (or below, for a step down); ties count half. */
    private double share(int k, boolean up) {
        double[] left =
                aligned(k - 1, Math.max(starts.get(k - 1), starts.get(k) - RANKED), starts.get(k), starts.get(k));
        double[] right = aligned(k, starts.get(k), Math.min(end(k), starts.get(k) + RANKED), starts.get(k));
        double won = 0;
        for (double early : left) {
            for (double late : right) {
                won += late == early ? 0.5 : late > early == up ? 1 : 0;
            }
        }
        return won / left.length / right.length;
    }

    /** Values of a stretch, moved along their segment's line to one position. */
    private double[] aligned(int segment, int from, int to, int position) {
        double slope = lines.get(segment) ? fit.levels().slope(starts.get(segment), end(segment)) : 0;
        double[] values = new double[to - from];
        for (int i = from; i < to; i++) {
            values[i - from] = fit.flat(i) + slope * (position - i);
        }
        return values;
    }
}
