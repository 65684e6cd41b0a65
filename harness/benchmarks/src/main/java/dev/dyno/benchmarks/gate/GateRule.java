package dev.dyno.benchmarks.gate;

import dev.dyno.reports.statistics.SequentialDesign;
import dev.dyno.reports.statistics.SequentialTest;
import java.util.random.RandomGenerator;

/**
 * Dyno's own gate, by its own code.
 *
 * @param name how the table calls it
 * @param design when it looks
 * @param limit the smallest slow-down that matters, a logarithm
 */
record GateRule(String name, SequentialDesign design, double limit) implements Rule {
    /** What the judge assumes of a device whose noise is not known. */
    static final double SPREAD_FLOOR = 0.005;

    @Override
    public Outcome judge(PairData data, double shift, RandomGenerator random) {
        SequentialTest.Path path =
                SequentialTest.replay(data.harms(shift), new SequentialTest.Zone(0, limit), design, SPREAD_FLOOR);
        Answer answer = switch (path.state()) {
            case PASS -> Answer.PASS;
            case FAIL -> Answer.FAIL;
            case INCONCLUSIVE, GO_ON -> Answer.INCONCLUSIVE;
        };
        return new Outcome(answer, path.suspected() || answer == Answer.FAIL, path.used());
    }
}
