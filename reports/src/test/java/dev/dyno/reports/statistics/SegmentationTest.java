package dev.dyno.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
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
}
