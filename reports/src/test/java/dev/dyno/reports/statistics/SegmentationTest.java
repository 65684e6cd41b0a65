package dev.dyno.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentationTest {
    /** The least cost of all cuts, by trying every start of the last segment, with sums taken afresh. */
    private static double leastCost(double[] series, double penalty) {
        double[] best = new double[series.length + 1];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        best[0] = -penalty;
        for (int to = 4; to <= series.length; to++) {
            for (int from = 0; from <= to - 4; from++) {
                double[] part = Arrays.copyOfRange(series, from, to);
                double cost = beside(part, 0);
                if (part.length >= 10) {
                    cost = Math.min(cost, beside(part, slope(part)) + 0.7 * penalty);
                }
                best[to] = Math.min(best[to], best[from] + cost + penalty);
            }
        }
        return best[series.length];
    }

    private static double slope(double[] part) {
        double middle = (part.length - 1) / 2.0;
        double together = 0;
        double alone = 0;
        for (int i = 0; i < part.length; i++) {
            together += (i - middle) * part[i];
            alone += (i - middle) * (i - middle);
        }
        return together / alone;
    }

    private static double beside(double[] part, double slope) {
        double mean = Arrays.stream(part).average().orElseThrow();
        double sum = 0;
        for (int i = 0; i < part.length; i++) {
            double off = part[i] - mean - slope * (i - (part.length - 1) / 2.0);
            sum += off * off;
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noCutOfAllIsCheaper(long seed) {
        Random random = new Random(seed);
        double[] series = new double[20 + random.nextInt(80)];
        double level = 0;
        double slope = seed % 2 == 0 ? 0 : 0.2;
        for (int i = 0; i < series.length; i++) {
            level += random.nextInt(12) == 0 ? 4 * random.nextGaussian() : slope;
            series[i] = level + random.nextGaussian();
        }
        for (double penalty : new double[] {0.5, 2, 8, 30}) {
            Segmentation cut = Segmentation.of(new Levels(series), penalty);
            assertThat(cut.cost()).isCloseTo(leastCost(series, penalty), within(1e-6));
            double lines = 0;
            for (int k = 0; k < cut.count(); k++) {
                lines += cut.line(k) ? 1 : 0;
            }
            double left = beside(cut.residuals(series, new Levels(series)), 0);
            assertThat(left + penalty * (cut.count() - 1 + 0.7 * lines)).isCloseTo(cut.cost(), within(1e-6));
        }
    }

    /** Long series, some of them rounded so that many cuts cost the same: nothing that is passed over may win. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theCutIsTheOneOfTryingEveryStart(long seed) {
        Random random = new Random(seed);
        double[] series = new double[100 + random.nextInt(400)];
        double level = 0;
        for (int i = 0; i < series.length; i++) {
            level += random.nextInt(60) == 0 ? 3 * random.nextGaussian() : seed % 3 == 0 ? 0.02 : 0;
            double value = level + random.nextGaussian() + (random.nextInt(40) == 0 ? 20 : 0);
            series[i] = seed % 2 == 0 ? Math.rint(value) : value;
        }
        Levels levels = new Levels(series);
        for (double penalty : new double[] {0.1, 5, 20, 100}) {
            Segmentation cut = Segmentation.of(levels, penalty);
            List<Integer> starts =
                    IntStream.range(0, cut.count()).mapToObj(cut::start).toList();
            assertThat(starts).isEqualTo(everyStart(levels, penalty));
        }
    }

    /** Where the segments of the cheapest cut start; of starts that come to the same, the first one wins. */
    private static List<Integer> everyStart(Levels levels, double penalty) {
        double[] best = new double[levels.n() + 1];
        int[] from = new int[levels.n() + 1];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        best[0] = -penalty;
        for (int to = 4; to <= levels.n(); to++) {
            for (int start = 0; start <= to - 4; start++) {
                double beside = levels.besideLevel(start, to);
                if (to - start >= 10) {
                    beside = Math.min(beside, 0.7 * penalty + levels.besideLine(start, to));
                }
                if (best[start] + penalty + beside < best[to]) {
                    best[to] = best[start] + penalty + beside;
                    from[to] = start;
                }
            }
        }
        List<Integer> starts = new ArrayList<>();
        for (int to = levels.n(); to > 0; to = from[to]) {
            starts.add(0, from[to]);
        }
        return starts;
    }
}
