package dev.dyno.benchmarks.gate;

import java.util.random.RandomGenerator;

/** A way to decide from measurements whether a candidate may be released. */
interface Rule {
    /** What a rule says. */
    enum Answer {
        PASS,
        FAIL,
        INCONCLUSIVE
    }

    /**
     * How a comparison ended.
     *
     * @param answer the decision
     * @param suspected whether there was a suspicion, confirmed or not; for a rule without confirmation, whether it failed
     * @param rounds how many rounds it took, of one process per arm each
     */
    record Outcome(Answer answer, boolean suspected, double rounds) {
        /** Of a rule that knows two answers only. */
        static Outcome of(boolean failed, double rounds) {
            return new Outcome(failed ? Answer.FAIL : Answer.PASS, failed, rounds);
        }
    }

    String name();

    /**
     * Judges a candidate.
     *
     * @param data the noise
     * @param shift by how much the candidate is slower, a logarithm
     * @param random for rules that resample
     */
    Outcome judge(PairData data, double shift, RandomGenerator random);

    /** A rule that costs much time judges every n-th comparison only. */
    default int every() {
        return 1;
    }
}
