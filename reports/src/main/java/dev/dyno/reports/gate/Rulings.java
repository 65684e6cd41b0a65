package dev.dyno.reports.gate;

import dev.dyno.results.metric.Metric;

/**
 * Rules on the bounds of one cell: {@link Rule} says what the evidence decides, {@link Coverage} whether it is a fair part of
 * what was to be seen.
 *
 * @param design when the evidence is looked at
 * @param metric what is bounded
 * @param evidence the cell's
 * @param candidate the candidate's name
 * @param noise the least relative spread of a round to assume
 */
record Rulings(Design design, Metric metric, Evidence evidence, String candidate, double noise) {
    /** A metric that gave no value in so many rounds will not give one. */
    static final int GAP = 6;

    /** On the change against the baseline. */
    Ruling limit(double worsening) {
        return ruling(worsening, Series.ofPairs(evidence, metric.better()), true);
    }

    /** On the candidate's own values. */
    Ruling budget(double bound) {
        return ruling(0, Series.ofBudget(evidence, bound, metric.better()), false);
    }

    private Ruling ruling(double worsening, Series series, boolean paired) {
        if (gap(series)) {
            return Ruling.undecided(Course.NONE, nothing(paired));
        }
        Ruling ruling = new Rule(design, metric, worsening, noise).on(series);
        if (ruling.why().isEmpty() && ruling.course().open()) {
            return Ruling.undecided(ruling.course(), tooFew(series.size()));
        }
        return ruling.decision() == Decision.INCONCLUSIVE ? ruling : fair(ruling, series, paired);
    }

    private boolean gap(Series series) {
        boolean none = series.size() == 0;
        if (design.rounds().fixed()) {
            return none;
        }
        return none ? evidence.intended() >= GAP : series.pairs().get(0).round() > GAP;
    }

    private String nothing(boolean paired) {
        String which = design.rounds().fixed() ? "no round" : "none of the first " + GAP + " rounds";
        return which + " gave a " + (paired ? "pair" : "value") + "; " + evidence.mainReason();
    }

    private String tooFew(int n) {
        if (design.rounds().fixed()) {
            return Sentences.tooFewRounds(n, design.confidence(), evidence.mainReason());
        }
        String reason = evidence.mainReason();
        return "needs more rounds: the run ended first, with " + Sentences.rounds(n)
                + (reason.isEmpty() ? "" : "; " + reason);
    }

    private Ruling fair(Ruling ruling, Series series, boolean paired) {
        int used = ruling.course().used();
        boolean whole = design.rounds().fixed() || metric.kind() == Metric.Kind.EXACT;
        int intended =
                whole ? evidence.intended() : series.pairs().get(used - 1).round();
        String flaw = new Coverage(evidence, candidate, intended).flaw(ruling.decision(), used, paired);
        return flaw.isEmpty() ? ruling : ruling.spoiled(flaw);
    }
}
