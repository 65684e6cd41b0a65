package dev.dyno.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SimulatorTest {
    @ParameterizedTest
    @EnumSource(Family.class)
    void pairsScatterAroundTheShiftAsMuchAsAskedFor(Family family) {
        SplittableRandom random = new SplittableRandom(5);
        Simulator simulator = new Simulator(family, 0.02);
        double[] harms = DoubleStream.iterate(0, i -> i + 1)
                .limit(150)
                .flatMap(i -> Arrays.stream(simulator.draw(random).harms(0.1)))
                .toArray();
        double mean = Arrays.stream(harms).average().orElseThrow();
        double variance =
                Arrays.stream(harms).map(h -> (h - mean) * (h - mean)).average().orElseThrow();
        assertThat(mean).isCloseTo(0.1, within(0.0015));
        assertThat(Math.sqrt(variance)).isCloseTo(0.02, within(0.0025));
    }

    @Test
    void theSameSeedCountsTheSameOnAnyNumberOfThreads() {
        Simulator simulator = new Simulator(Family.SPIKES, 0.02);
        List<Rule> rules = List.of(Benchstat.ofProcesses(), new Criterion());
        Tally[][] one = new Study(3, 80).run(simulator, rules);
        Tally[][] two = new Study(3, 80).run(simulator, rules);
        Tally[][] other = new Study(4, 80).run(simulator, rules);
        assertThat(one[0][2].failed()).isEqualTo(two[0][2].failed()).isNotEqualTo(other[0][2].failed());
        assertThat(one[1][3].failed()).isEqualTo(two[1][3].failed());
        assertThat(one[1][3].failed().of()).isEqualTo(20);
    }

    @Test
    void sharesCarryWilsonsInterval() {
        Share share = new Share(1, 10);
        assertThat(share.lower()).isCloseTo(0.0179, within(1e-4));
        assertThat(share.upper()).isCloseTo(0.4042, within(1e-4));
        assertThat(new Share(0, 1000)).hasToString("0.0 (0.0-0.4)");
    }
}
