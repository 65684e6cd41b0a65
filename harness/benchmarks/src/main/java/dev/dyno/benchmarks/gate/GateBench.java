package dev.dyno.benchmarks.gate;

import dev.dyno.reports.statistics.SequentialDesign;
import java.util.ArrayList;
import java.util.List;

/** {@code ./bench gate [--seed N] [--comparisons N]}: simulates comparisons and releases and prints how the rules did. */
public final class GateBench {
    private static final double[] SPREADS = {0.005, 0.01, 0.02, 0.03, 0.05};
    private static final double SIDE_BY_SIDE = 0.02;
    private static final double LIMIT = Math.log(1.02);
    private static final GateRule GATE = new GateRule("Dyno's gate", SequentialDesign.of(3, 26), LIMIT);
    private static final List<Rule> OTHERS =
            List.of(Benchstat.ofProcesses(), Benchstat.ofIterations(), new Criterion(), new Bencher(), new Nightly());

    private final Study study;
    private final Tables tables;

    private GateBench(Study study, Tables tables) {
        this.study = study;
        this.tables = tables;
    }

    /**
     * Prints the evaluation.
     *
     * @param arguments options with their values
     */
    @SuppressWarnings("SystemOut") // the figures are the output
    public static void main(String[] arguments) {
        long seed = 1;
        int comparisons = 2_000;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
                case "--comparisons" -> comparisons = Integer.parseInt(arguments[i + 1]);
                default -> throw new IllegalArgumentException("no option " + arguments[i]);
            }
        }
        new GateBench(new Study(seed, comparisons), new Tables(System.out)).print();
    }

    private void print() {
        tables.text("# The gate on simulated comparisons%n");
        tables.text(
                "Seed %d, %,d comparisons per kind of noise and spread; limit 2 %%, at most 26 rounds and 26 to confirm; a round"
                        + " takes %.1f device minutes. Shares in per cent, with 95 %% intervals.",
                study.seed(), study.comparisons(), Tables.MINUTES_PER_ROUND);
        List<Cell> cells = cells();
        tables.rules(
                "All rules, pair spread 2 %",
                cells.stream()
                        .filter(cell -> cell.simulator().spread() == SIDE_BY_SIDE)
                        .toList());
        tables.rules(
                "The gate by pair spread",
                cells.stream().map(GateBench::gateOnly).toList());
        List<Cell> fixed = fixed();
        tables.rules("Against the fixed design that decides as often", fixed);
        Releases.Result releases = releases();
        verdict(cells, fixed, releases);
    }

    private List<Cell> cells() {
        List<Rule> rules = new ArrayList<>();
        rules.add(GATE);
        rules.addAll(OTHERS);
        List<Cell> cells = new ArrayList<>();
        for (Family family : Family.values()) {
            for (double spread : SPREADS) {
                Simulator simulator = new Simulator(family, spread);
                cells.add(new Cell(simulator, rules, study.run(simulator, rules)));
            }
        }
        return cells;
    }

    private static Cell gateOnly(Cell cell) {
        return new Cell(cell.simulator(), List.of(GATE), new Tally[][] {cell.tallies()[0]});
    }

    private List<Cell> fixed() {
        FixedDesigns designs = new FixedDesigns(new Study(study.seed(), study.comparisons() / 2), LIMIT);
        List<Cell> cells = new ArrayList<>();
        for (Family family : List.of(Family.NORMAL, Family.HEAVY_TAILS, Family.BIMODAL)) {
            for (double spread : new double[] {0.01, 0.02}) {
                cells.add(designs.match(new Simulator(family, spread)));
            }
        }
        return cells;
    }

    private Releases.Result releases() {
        // Criterion's resampling takes longer than everything else here together.
        List<Rule> others = OTHERS.stream().filter(rule -> rule.every() == 1).toList();
        List<Releases.Result> results = new Releases(study, others).run();
        tables.text(
                "%n## %,d releases without any change: 10 devices, each with another noise, by 6 metrics%n",
                Releases.RELEASES);
        tables.text("| rule | blocked | undecided | rounds per device |%n|---|--:|--:|--:|");
        row(GATE.name(), results.get(0));
        for (int i = 0; i < others.size(); i++) {
            row(others.get(i).name(), results.get(i + 1));
        }
        return results.get(0);
    }

    private void row(String name, Releases.Result result) {
        tables.text(
                "| %s | %s | %s | %.1f |",
                name, result.blockedShare(), result.undecidedShare(), result.roundsPerDevice());
    }

    private void verdict(List<Cell> cells, List<Cell> fixed, Releases.Result releases) {
        tables.text("%n## Targets%n");
        Targets targets = new Targets(tables, cells);
        targets.errors();
        targets.power();
        targets.line(
                releases.blockedShare().value() <= 0.01,
                "releases without change blocked, at most 1 %%: %s",
                releases.blockedShare());
        for (Cell cell : fixed) {
            targets.line(
                    cell.at(0, 0).meanRounds() < cell.at(1, 0).meanRounds(),
                    "fewer rounds than %s (%s, %.0f %%): %.1f to %.1f without change, %.1f to %.1f at 3 %%",
                    cell.rules().get(1).name(),
                    cell.simulator().family().label(),
                    100 * cell.simulator().spread(),
                    cell.at(0, 0).meanRounds(),
                    cell.at(1, 0).meanRounds(),
                    cell.at(0, 3).meanRounds(),
                    cell.at(1, 3).meanRounds());
        }
        targets.references();
    }
}
