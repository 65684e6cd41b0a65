package dev.dyno.benchmarks.history;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What was found of the change points that are there.
 *
 * @param found how many of them were found, at most 5 points off, each by one finding
 * @param wrong how many findings have no change point of their own
 * @param missed how many change points have no finding
 */
record Score(int found, int wrong, int missed) {
    private static final int TOLERANCE = 5;
    private static final int RESAMPLES = 1000;

    /** Compares findings with the truth; every true change takes the nearest finding that is still free. */
    static Score of(int[] truth, int[] findings) {
        boolean[] taken = new boolean[findings.length];
        int found = 0;
        for (int change : truth) {
            int nearest = -1;
            for (int i = 0; i < findings.length; i++) {
                int off = Math.abs(findings[i] - change);
                if (!taken[i] && off <= TOLERANCE && (nearest < 0 || off < Math.abs(findings[nearest] - change))) {
                    nearest = i;
                }
            }
            if (nearest >= 0) {
                taken[nearest] = true;
                found++;
            }
        }
        return new Score(found, findings.length - found, truth.length - found);
    }

    /** All of them together. */
    static Score sum(List<Score> scores) {
        return new Score(
                scores.stream().mapToInt(Score::found).sum(),
                scores.stream().mapToInt(Score::wrong).sum(),
                scores.stream().mapToInt(Score::missed).sum());
    }

    /** The harmonic mean of precision and recall; 1 where there is nothing and nothing was found. */
    double f1() {
        int all = 2 * found + wrong + missed;
        return all == 0 ? 1 : 2.0 * found / all;
    }

    /** F1 of many series with its 95 % interval, by resampling the series. */
    static String interval(List<Score> scores, long seed) {
        Random random = new Random(seed);
        double[] resampled = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            List<Score> drawn = random.ints(scores.size(), 0, scores.size())
                    .mapToObj(scores::get)
                    .toList();
            resampled[i] = sum(drawn).f1();
        }
        Arrays.sort(resampled);
        return String.format(
                Locale.ROOT,
                "%.3f (%.3f to %.3f)",
                sum(scores).f1(),
                resampled[RESAMPLES / 40],
                resampled[RESAMPLES - 1 - RESAMPLES / 40]);
    }
}
