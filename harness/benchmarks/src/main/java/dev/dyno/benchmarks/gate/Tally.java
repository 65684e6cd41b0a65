package dev.dyno.benchmarks.gate;

/** Counts how comparisons ended. */
final class Tally {
    private long all;
    private long passed;
    private long failed;
    private long suspected;
    private double rounds;

    void add(Rule.Outcome outcome) {
        all++;
        passed += outcome.answer() == Rule.Answer.PASS ? 1 : 0;
        failed += outcome.answer() == Rule.Answer.FAIL ? 1 : 0;
        suspected += outcome.suspected() ? 1 : 0;
        rounds += outcome.rounds();
    }

    void add(Tally other) {
        all += other.all;
        passed += other.passed;
        failed += other.failed;
        suspected += other.suspected;
        rounds += other.rounds;
    }

    Share passed() {
        return new Share(passed, all);
    }

    Share failed() {
        return new Share(failed, all);
    }

    Share suspected() {
        return new Share(suspected, all);
    }

    Share undecided() {
        return new Share(all - passed - failed, all);
    }

    double meanRounds() {
        return rounds / all;
    }
}
