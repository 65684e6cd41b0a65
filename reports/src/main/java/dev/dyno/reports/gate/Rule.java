package dev.dyno.reports.gate;

import dev.dyno.results.metric.Metric;

/**
 * Decides one bound from a series, in order of time, so that a decision once reached stays whatever rounds follow. A limit is
 * a worsening against the baseline; a budget is a worsening of nothing against the budget.
 *
 * @param design when to look
 * @param metric what is bounded
 * @param worsening the smallest change for the worse that matters, as a share of the reference; not negative
 * @param noise the least relative spread of a round to assume, as long as there are too few to tell it
 */
record Rule(Design design, Metric metric, double worsening, double noise) {

    /** Decides. */
    Ruling on(Series series) {
        int n = series.size();
        int repeated = series.repeated();
        if (n == 0) {
            return Ruling.undecided(Course.waiting(0), "");
        }
        if (metric.kind() == Metric.Kind.EXACT) {
            return repeated == n ? Exact.compare(series, worsening, n) : Ruling.undecided(Course.NONE, Exact.DIFFERS);
        }
        if (design.tooFew(n)) {
            return Ruling.undecided(Course.waiting(n), "");
        }
        int repeats = design.repeats(n);
        if (repeated >= repeats) {
            return repeating(series, repeats);
        }
        boolean vain = repeated == n && !Exact.countable(metric);
        return vain ? Ruling.undecided(Course.waiting(n), Exact.NEVER_REPEATS) : replay(series);
    }

    private Ruling repeating(Series series, int repeats) {
        if (!Exact.countable(metric)) {
            return Ruling.undecided(Course.NONE, Exact.NEVER_REPEATS);
        }
        Ruling before = replay(series);
        boolean earlier = !before.course().open() && before.course().used() < repeats;
        return earlier ? before : Exact.compare(series, worsening, repeats);
    }

    private Ruling replay(Series series) {
        return new Replay(design.at(series.size()), worsening, noise).on(series);
    }
}
