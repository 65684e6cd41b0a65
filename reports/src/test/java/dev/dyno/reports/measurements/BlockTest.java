package dev.dyno.reports.measurements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BlockTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 10, 1000, Integer.MAX_VALUE})
    void anIterationIsTakenOnceWhateverTheOrder(int range) {
        Random random = new Random(range);
        Series series = new Series("latency.p50", "int8");
        Set<Long> taken = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            // Runs of neighbours, as files have them, with jumps between.
            long iteration = i % 50 == 0 ? random.nextInt(range) : i % range;
            boolean fresh = series.add(1, iteration, 1, i) != Series.REPEATED;
            assertThat(fresh).as("iteration %d", iteration).isEqualTo(taken.add(iteration));
        }
        assertThat(series.blocks().get(1L))
                .satisfies(block -> assertThat(block.size()).isEqualTo(taken.size()));
    }

    @Test
    void aBlockHasEitherIterationsOrOneValue() {
        Series series = new Series("latency.p50", "int8");

        assertThat(series.add(1, Series.WHOLE, 5, 1)).isNotNegative();
        assertThat(series.add(1, Series.WHOLE, 6, 2)).isEqualTo(Series.REPEATED);
        assertThat(series.add(1, 0, 6, 3)).isEqualTo(Series.MIXED);
        assertThat(series.add(2, 0, 6, 4)).isNotNegative();
        assertThat(series.add(2, Series.WHOLE, 6, 5)).isEqualTo(Series.MIXED);
        assertThat(series.blocks().get(1L))
                .satisfies(block -> assertThat(block.size()).isOne());
    }
}
