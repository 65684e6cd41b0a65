package dev.dyno.benchmarks.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrendBenchTest {
    private static final int SERIES = 60;

    @ParameterizedTest
    @EnumSource
    void changesAreFoundBetterThanByTheReference(SeriesFamily family) {
        double ours =
                Score.sum(TrendBench.scores(family, SERIES, TrendBench::dyno)).f1();
        double otava = Score.sum(TrendBench.scores(family, SERIES, Otava::changePoints))
                .f1();
        assertThat(ours).isGreaterThan(otava);
        double least = switch (family) {
            case NORMAL, AR3, SPIKES, DRIFT -> 0.92;
            case BIMODAL -> 0.88;
            case AR6, WALK -> 0.78;
            case SEASON -> 0.7;
        };
        assertThat(ours).isGreaterThan(least);
    }

    /** The reference is no straw man: it finds clear steps where they are, and nothing in a constant. */
    @Test
    void theReferenceFindsClearSteps() {
        Random random = new Random(1);
        double[] series = IntStream.range(0, 200)
                .mapToDouble(i -> (i < 70 ? 100 : i < 140 ? 110 : 95) + random.nextGaussian())
                .toArray();
        assertThat(Otava.changePoints(series)).containsExactly(70, 140);
        assertThat(Otava.changePoints(new double[200])).isEmpty();
    }

    @Test
    void aFindingCountsOnceAndNearEnough() {
        assertThat(Score.of(new int[] {50, 100}, new int[] {55, 94, 101})).isEqualTo(new Score(2, 1, 0));
        assertThat(Score.of(new int[] {50, 52}, new int[] {51})).isEqualTo(new Score(1, 0, 1));
        assertThat(Score.of(new int[] {50}, new int[] {44})).isEqualTo(new Score(0, 1, 1));
        assertThat(Score.of(new int[0], new int[0]).f1()).isEqualTo(1);
        assertThat(new Score(3, 1, 1).f1()).isEqualTo(0.75);
    }
}
