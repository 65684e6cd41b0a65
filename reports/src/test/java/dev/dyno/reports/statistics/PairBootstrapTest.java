package dev.dyno.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairBootstrapTest {

    @Test
    void itsChangeIsThatOfThePooledQuantiles() {
        List<double[]> baseline = rounds(5, 200, 0, 0.05, new Random(1));
        List<double[]> candidate = rounds(5, 150, 0.1, 0.05, new Random(2));

        PairBootstrap.Tail tail =
                PairBootstrap.tail(baseline, candidate, 0.99, 0.05, 7).orElseThrow();

        assertThat(tail.baseline()).isEqualTo(HarrellDavis.quantile(pooled(baseline), 0.99));
        assertThat(tail.candidate()).isEqualTo(HarrellDavis.quantile(pooled(candidate), 0.99));
        assertThat(tail.change()).isEqualTo(Math.log(tail.candidate() / tail.baseline()));
        assertThat(tail.rounds()).isEqualTo(5);
        assertThat(tail.change()).isStrictlyBetween(tail.lower(), tail.upper());
    }

    @Test
    void itsReachIsThatOfAllRedrawsOfThreeRounds() {
        // 27 redraws of three rounds are equally likely; 2.919986 is the printed 5 % point of t with 2 degrees of
        // freedom.
        List<double[]> baseline = rounds(3, 300, 0, 0.1, new Random(3));
        List<double[]> candidate = rounds(3, 300, 0, 0.1, new Random(4));
        double squares = 0;
        double sum = 0;
        for (int draw = 0; draw < 27; draw++) {
            int[] chosen = {draw % 3, draw / 3 % 3, draw / 9};
            double change = Math.log(HarrellDavis.quantile(pooled(chosen, candidate), 0.9)
                    / HarrellDavis.quantile(pooled(chosen, baseline), 0.9));
            sum += change / 27;
            squares += change * change / 27;
        }
        double reach = 2.919986 * Math.sqrt(1.5) * Math.sqrt(squares - sum * sum);

        PairBootstrap.Tail tail =
                PairBootstrap.tail(baseline, candidate, 0.9, 0.05, 7).orElseThrow();

        assertThat(tail.upper() - tail.change()).isCloseTo(reach, within(0.08 * reach));
        assertThat(tail.change() - tail.lower()).isCloseTo(reach, within(0.08 * reach));
    }

    @ParameterizedTest
    @CsvSource({"3, 250, 0.1", "6, 120, 0.05", "12, 60, 0.02"})
    void itsIntervalMissesAboutAsOftenAsItSaysThoughRoundsDiffer(int rounds, int values, double spread) {
        Random random = new Random(rounds * 31L + values);
        int runs = 120;
        int missed = 0;
        for (int run = 0; run < runs; run++) {
            PairBootstrap.Tail tail = PairBootstrap.tail(
                            rounds(rounds, values, 0, spread, random),
                            rounds(rounds, values, 0.05, spread, random),
                            0.99,
                            0.05,
                            run)
                    .orElseThrow();
            missed += tail.lower() > 0.05 || tail.upper() < 0.05 ? 1 : 0;
        }
        assertThat(missed / (double) runs).isLessThan(0.1 + 3 * Math.sqrt(0.1 * 0.9 / runs));
    }

    @Test
    void whatBothArmsOfARoundShareCancels() {
        // Rounds differ threefold, but both halves of each alike.
        Random random = new Random(12);
        List<double[]> baseline = new ArrayList<>();
        List<double[]> candidate = new ArrayList<>();
        for (int round = 0; round < 8; round++) {
            double shared = Math.exp(random.nextGaussian());
            baseline.add(scaled(rounds(1, 200, 0, 0, random).get(0), shared));
            candidate.add(scaled(rounds(1, 200, 0.2, 0, random).get(0), shared));
        }
        PairBootstrap.Tail together =
                PairBootstrap.tail(baseline, candidate, 0.9, 0.05, 1).orElseThrow();
        Collections.rotate(candidate, 1);
        PairBootstrap.Tail apart =
                PairBootstrap.tail(baseline, candidate, 0.9, 0.05, 1).orElseThrow();
        assertThat(together.lower()).isGreaterThan(0.1);
        assertThat(apart.upper() - apart.lower()).isGreaterThan(3 * (together.upper() - together.lower()));
    }

    @Test
    void theSameSeedGivesTheSameAnswer() {
        List<double[]> baseline = rounds(4, 200, 0, 0.05, new Random(1));
        List<double[]> candidate = rounds(4, 200, 0, 0.05, new Random(2));
        Optional<PairBootstrap.Tail> once = PairBootstrap.tail(baseline, candidate, 0.99, 0.05, 7);
        assertThat(PairBootstrap.tail(baseline, candidate, 0.99, 0.05, 7)).isEqualTo(once);
        assertThat(PairBootstrap.tail(baseline, candidate, 0.99, 0.05, 8)).isNotEqualTo(once);
    }

    @Test
    void tooLittleDataGivesNothing() {
        Random random = new Random(5);
        List<double[]> two = rounds(2, 1000, 0, 0, random);
        assertThat(PairBootstrap.tail(two, two, 0.99, 0.05, 1)).isEmpty();
        assertThat(PairBootstrap.tail(List.of(), List.of(), 0.99, 0.05, 1)).isEmpty();
        // 3 x 220 is two short of the 662 that a p99 takes; either arm counts.
        List<double[]> few = rounds(3, 220, 0, 0, random);
        List<double[]> enough = rounds(3, 221, 0, 0, random);
        assertThat(PairBootstrap.tail(few, enough, 0.99, 0.05, 1)).isEmpty();
        assertThat(PairBootstrap.tail(enough, few, 0.99, 0.05, 1)).isEmpty();
        assertThat(PairBootstrap.tail(enough, enough, 0.99, 0.05, 1)).isPresent();
        assertThat(PairBootstrap.tail(few, few, 0.9, 0.05, 1)).isPresent();
    }

    @Test
    void refusesWhatHasNoRatio() {
        List<double[]> good = rounds(3, 100, 0, 0, new Random(5));
        for (double wrong : new double[] {0, -1, Double.NaN}) {
            List<double[]> bad = new ArrayList<>(good);
            bad.set(1, new double[] {1, wrong});
            assertThatThrownBy(() -> PairBootstrap.tail(good, bad, 0.5, 0.05, 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> PairBootstrap.tail(good, good.subList(0, 2), 0.5, 0.05, 1))
                .hasMessageContaining("both arms");
        assertThatThrownBy(() -> PairBootstrap.tail(good, good, 0.5, 0.5, 1)).hasMessageContaining("level");
    }

    /** Log-normal values, whose rounds differ from each other. */
    private static List<double[]> rounds(int rounds, int values, double shift, double spread, Random random) {
        List<double[]> all = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double centre = shift + spread * random.nextGaussian();
            double[] block = new double[values];
            Arrays.setAll(block, i -> Math.exp(centre + 0.1 * random.nextGaussian()));
            all.add(block);
        }
        return all;
    }

    private static double[] scaled(double[] values, double by) {
        return Arrays.stream(values).map(v -> v * by).toArray();
    }

    private static double[] pooled(List<double[]> rounds) {
        return rounds.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[] pooled(int[] chosen, List<double[]> rounds) {
        return pooled(Arrays.stream(chosen).mapToObj(rounds::get).toList());
    }
}
