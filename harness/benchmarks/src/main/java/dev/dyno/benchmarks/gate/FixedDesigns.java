package dev.dyno.benchmarks.gate;

import dev.dyno.reports.statistics.Look;
import dev.dyno.reports.statistics.SequentialDesign;
import java.util.ArrayList;
import java.util.List;

/**
 * The fixed design that errs as rarely as the gate does and decides as often: one look, and one more at as many fresh pairs after a
 * suspicion, at the levels of the gate.
 *
 * @param study where the randomness comes from
 * @param limit the smallest slow-down that matters, a logarithm
 */
record FixedDesigns(Study study, double limit) {
    private static final int FEWEST = 9;
    private static final int MOST = 26;

    /** The gate first, then the smallest fixed design that passes as many without change and fails as many at 3 %, or the largest. */
    Cell match(Simulator simulator) {
        List<Rule> rules = new ArrayList<>();
        rules.add(new GateRule("gate", SequentialDesign.of(3, MOST), limit));
        for (int n = FEWEST; n <= MOST; n++) {
            rules.add(fixed(n));
        }
        Cell all = new Cell(simulator, rules, study.run(simulator, rules));
        int match = 1;
        while (match < rules.size() - 1 && !asGood(all, match)) {
            match++;
        }
        return new Cell(simulator, List.of(rules.get(0), rules.get(match)), new Tally[][] {
            all.tallies()[0], all.tallies()[match]
        });
    }

    private static boolean asGood(Cell cell, int rule) {
        return cell.at(rule, 0).passed().hits() >= cell.at(0, 0).passed().hits()
                && cell.at(rule, 3).failed().hits() >= cell.at(0, 3).failed().hits();
    }

    private Rule fixed(int n) {
        SequentialDesign design = new SequentialDesign(
                List.of(Look.at(n, SequentialDesign.ERROR)), List.of(Look.at(n, SequentialDesign.CONFIRMATION_ERROR)));
        return new GateRule("fixed, " + n + " rounds", design, limit);
    }
}
