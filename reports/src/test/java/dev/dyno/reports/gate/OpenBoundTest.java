package dev.dyno.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.reports.MadeUpRun;
import dev.dyno.results.metric.Metrics;
import dev.dyno.scenarios.Gate;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenBoundTest {
    private static final Gate GATE = new Gate(
            List.of(new Gate.Limit(Metrics.LATENCY_P50, 0.02)),
            List.of(new Gate.Budget(Metrics.LATENCY_P90, 0.05)),
            0.95,
            Gate.Policy.BLOCK);

    private static MadeUpRun run(int rounds, List<String> devices) {
        MadeUpRun run = new MadeUpRun(rounds).candidate("base").candidate("next");
        for (String device : devices) {
            run.device(device);
            for (String candidate : List.of("base", "next")) {
                run.values(device, candidate, Metrics.LATENCY_P50, round -> 0.01 * (1 + 1e-3 * round))
                        .values(device, candidate, Metrics.LATENCY_P90, round -> 0.02 * (1 + 1e-3 * round));
            }
        }
        return run;
    }

    @Test
    void oneReasonOfManyBoundsStandsOnce() {
        List<String> sentences =
                Judge.judge(run(3, List.of("box", "pixel8")).record(), GATE).sentences();

        assertThat(sentences)
                .containsExactly(
                        "4 bounds are undecided: only 3 rounds can be used, and a 95 % interval needs at least 6"
                                + " (latency.p50, latency.p90 of next on box, pixel8)");
    }

    @Test
    void ofManyDevicesTheFirstAreNamed() {
        List<String> devices = List.of("a", "b", "c", "d", "e", "f", "g", "h");

        List<String> sentences = Judge.judge(run(3, devices).record(), GATE).sentences();

        assertThat(sentences).singleElement().asString().endsWith(" on a, b, c, d, e, f and 2 more)");
    }

    @Test
    void fewAreToldOneByOne() {
        List<String> sentences =
                Judge.judge(run(3, List.of("box")).record(), GATE).sentences();

        assertThat(sentences).hasSize(2);
        assertThat(sentences.get(0)).startsWith("latency.p50 of next on box: the limit is +2 % (only 3 rounds");
    }

    @Test
    void whatHasAnIntervalKeepsIt() {
        MadeUpRun run = run(8, List.of("box", "pixel8", "pixel9"));
        for (String device : List.of("box", "pixel8", "pixel9")) {
            run.values(device, "next", Metrics.LATENCY_P50, round -> 0.01 * (round % 2 == 0 ? 0.9 : 1.12));
        }

        List<String> sentences = Judge.judge(run.record(), GATE).sentences();

        assertThat(sentences)
                .hasSize(3)
                .allSatisfy(sentence ->
                        assertThat(sentence).contains(" % interval -10.5 % to +11.7 %", "the interval leaves it open"));
    }
}
