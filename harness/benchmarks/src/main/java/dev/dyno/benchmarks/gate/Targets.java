package dev.dyno.benchmarks.gate;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** What the gate is held to, each with the worst that was found. The gate is the first rule of every cell. */
final class Targets {
    private static final double TWO_PERCENT = 0.02;
    private static final double ROUNDING = 1e-9;

    private final Tables tables;
    private final List<Cell> cells;

    Targets(Tables tables, List<Cell> cells) {
        this.tables = tables;
        this.cells = cells;
    }

    void errors() {
        Predicate<Cell> all = cell -> true;
        Predicate<Cell> mild = cell -> cell.simulator().family() != Family.AR_6;
        atMost(
                "A/A FAIL after confirmation",
                1,
                all,
                cell -> cell.at(0, 0).failed().value());
        atMost(
                "A/A suspected before confirmation",
                5,
                all,
                cell -> cell.at(0, 0).suspected().value());
        atMost(
                "A/A suspected, without AR(1) of 0.6",
                5,
                mild,
                cell -> cell.at(0, 0).suspected().value());
        atMost("wrong PASS at the limit", 5, all, cell -> cell.at(0, 2).passed().value());
        atMost(
                "wrong PASS, without AR(1) of 0.6",
                5,
                mild,
                cell -> cell.at(0, 2).passed().value());
    }

    /** Once by the spread as it is, and once with autocorrelated pairs counted by the spread of as informative independent ones. */
    void power() {
        Predicate<Cell> quiet = cell -> cell.simulator().spread() <= TWO_PERCENT + ROUNDING;
        Predicate<Cell> informative = cell -> cell.simulator().effectiveSpread() <= TWO_PERCENT + ROUNDING;
        atLeast(
                "power at 3 %, pair spread up to 2 %",
                95, quiet, cell -> cell.at(0, 3).failed().value());
        atLeast(
                "power at 3 %, effective pair spread up to 2 %",
                95, informative, cell -> cell.at(0, 3).failed().value());
        atLeast(
                "power at 2 %, pair spread up to 2 %",
                90, quiet, cell -> cell.at(0, 2).failed().value());
        atLeast(
                "power at 2 %, effective pair spread up to 2 %",
                90, informative, cell -> cell.at(0, 2).failed().value());
    }

    /** False alarms without change and misses at 3 % together, against every other rule. */
    void references() {
        for (int rule = 1; rule < cells.get(0).rules().size(); rule++) {
            int other = rule;
            double own = cells.stream()
                    .mapToDouble(cell -> errors(cell, 0))
                    .average()
                    .orElseThrow();
            double others = cells.stream()
                    .mapToDouble(cell -> errors(cell, other))
                    .average()
                    .orElseThrow();
            long better = cells.stream()
                    .filter(cell -> errors(cell, 0) <= errors(cell, other))
                    .count();
            line(
                    own < others,
                    "false alarms + misses at 3 %% against %s: %.1f to %.1f on average, better on %d of %d kinds of noise",
                    cells.get(0).rules().get(rule).name(),
                    100 * own,
                    100 * others,
                    better,
                    cells.size());
        }
    }

    private static double errors(Cell cell, int rule) {
        return cell.at(rule, 0).failed().value() + 1 - cell.at(rule, 3).failed().value();
    }

    void atMost(String what, double percent, Predicate<Cell> which, ToDoubleFunction<Cell> share) {
        Cell worst = cells.stream()
                .filter(which)
                .max(Comparator.comparingDouble(share))
                .orElseThrow();
        line(
                100 * share.applyAsDouble(worst) <= percent,
                "%s at most %.0f %%: %.2f at worst (%s, %.1f %%)",
                what,
                percent,
                100 * share.applyAsDouble(worst),
                worst.simulator().family().label(),
                100 * worst.simulator().spread());
    }

    private void atLeast(String what, double percent, Predicate<Cell> which, ToDoubleFunction<Cell> share) {
        Cell worst = cells.stream()
                .filter(which)
                .min(Comparator.comparingDouble(share))
                .orElseThrow();
        line(
                100 * share.applyAsDouble(worst) >= percent,
                "%s at least %.0f %%: %.2f at worst (%s, %.1f %%)",
                what,
                percent,
                100 * share.applyAsDouble(worst),
                worst.simulator().family().label(),
                100 * worst.simulator().spread());
    }

    void line(boolean met, String format, Object... values) {
        tables.text("- " + (met ? "met: " : "NOT MET: ") + format, values);
    }
}
