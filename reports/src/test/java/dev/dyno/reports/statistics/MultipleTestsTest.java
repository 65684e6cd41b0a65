package dev.dyno.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class MultipleTestsTest {
    /** The example of Benjamini and Hochberg, section 4: fifteen comparisons of two treatments of infarctions. */
    private static final double[] INFARCTIONS = {
        .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1
    };

    @Test
    void findsWhatThePaperFinds() {
        // "the Bonferroni method rejects the three hypotheses ...; four are rejected by the procedure".
        assertThat(Arrays.stream(MultipleTests.holm(INFARCTIONS)).filter(p -> p <= 0.05))
                .hasSize(3);
        assertThat(Arrays.stream(MultipleTests.benjaminiHochberg(INFARCTIONS)).filter(p -> p <= 0.05))
                .hasSize(4);
    }

    @Test
    void computesTheAdjustedValuesOfThatExample() {
        assertThat(MultipleTests.benjaminiHochberg(INFARCTIONS))
                .containsExactly(
                        new double[] {
                            .0015, .003, .0095, .035625, .0603, .06385714, .06385714, .0645, .0765, .486, .58118182,
                            .714875, .75323077, .81321429, 1
                        },
                        within(5e-9));
        assertThat(MultipleTests.holm(INFARCTIONS))
                .containsExactly(
                        new double[] {.0015, .0056, .0247, .114, .2211, .278, .278, .278, .3213, 1, 1, 1, 1, 1, 1},
                        within(1e-12));
    }

    /** Holm's procedure as the paper words it, at one level: reject from the smallest on until one is too large. */
    private static boolean[] rejectedByHolm(double[] p, double level) {
        boolean[] rejected = new boolean[p.length];
        for (int left = p.length; left > 0; left--) {
            int least = -1;
            for (int i = 0; i < p.length; i++) {
                least = !rejected[i] && (least < 0 || p[i] < p[least]) ? i : least;
            }
            if (p[least] > level / left) {
                break;
            }
            rejected[least] = true;
        }
        return rejected;
    }

    /** Benjamini and Hochberg's: reject the k smallest, for the largest k whose k-th smallest is at most k level / m. */
    private static boolean[] rejectedByBenjaminiHochberg(double[] p, double level) {
        double[] sorted = p.clone();
        Arrays.sort(sorted);
        double threshold = -1;
        for (int k = 1; k <= p.length; k++) {
            threshold = sorted[k - 1] <= k * level / p.length ? sorted[k - 1] : threshold;
        }
        boolean[] rejected = new boolean[p.length];
        for (int i = 0; i < p.length; i++) {
            rejected[i] = p[i] <= threshold;
        }
        return rejected;
    }

    @Test
    void anAdjustedValueIsTheLevelFromWhichTheProcedureRejects() {
        Random random = new Random(6);
        for (int run = 0; run < 300; run++) {
            double[] p = random.doubles(1 + random.nextInt(12))
                    .map(u -> Math.rint(u * u * 40) / 40)
                    .toArray();
            double level = 0.0123 + 0.9 * random.nextDouble();
            assertThat(rejected(p, MultipleTests::holm, level)).isEqualTo(rejectedByHolm(p, level));
            assertThat(rejected(p, MultipleTests::benjaminiHochberg, level))
                    .isEqualTo(rejectedByBenjaminiHochberg(p, level));
        }
    }

    private static boolean[] rejected(double[] p, UnaryOperator<double[]> adjustment, double level) {
        double[] adjusted = adjustment.apply(p);
        boolean[] rejected = new boolean[p.length];
        for (int i = 0; i < p.length; i++) {
            assertThat(adjusted[i]).isBetween(p[i], 1.0);
            rejected[i] = adjusted[i] <= level;
        }
        return rejected;
    }

    @Test
    void leavesASingleTestAndTheInputAlone() {
        double[] p = {0.04, 0.01};
        assertThat(MultipleTests.holm(p)).containsExactly(0.04, 0.02);
        assertThat(MultipleTests.benjaminiHochberg(p)).containsExactly(0.04, 0.02);
        assertThat(p).containsExactly(0.04, 0.01);
        assertThat(MultipleTests.holm(new double[] {0.3})).containsExactly(0.3);
        assertThat(MultipleTests.benjaminiHochberg(new double[0])).isEmpty();
    }

    @Test
    void refusesWhatIsNoProbability() {
        for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> MultipleTests.holm(new double[] {wrong})).hasMessageContaining("from 0 to 1");
            assertThatThrownBy(() -> MultipleTests.benjaminiHochberg(new double[] {wrong}))
                    .hasMessageContaining("from 0 to 1");
        }
    }
}
