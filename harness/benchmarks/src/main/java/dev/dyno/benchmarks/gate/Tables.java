package dev.dyno.benchmarks.gate;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints what was counted as Markdown. Shares are per cent with their 95 % intervals. */
final class Tables {
    /** Two processes of about 15 s each: load, warm-up, iterations, pause. */
    static final double MINUTES_PER_ROUND = 0.5;

    private static final String HEAD =
            "| A/A suspected | A/A FAIL | PASS at 2 % | FAIL at 0.5 % | 1 % | 2 % | 3 % | 5 % | 30 % | PASS at -15 % "
                    + "| undecided at 0 | at 2 % | rounds at 0 | at 2 % | at 3 % | at 30 % | at -15 % | minutes at 0 |";

    private final PrintStream out;

    Tables(PrintStream out) {
        this.out = out;
    }

    void text(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }

    /** One row per kind of noise and rule. */
    void rules(String title, List<Cell> cells) {
        text("%n## %s%n", title);
        text("| noise | pair spread | rule %s", HEAD);
        text(
                "|---|--:|---%s|",
                "|--:".repeat((int) HEAD.chars().filter(c -> c == '|').count() - 1));
        for (Cell cell : cells) {
            for (int rule = 0; rule < cell.rules().size(); rule++) {
                row(cell, rule);
            }
        }
    }

    private void row(Cell cell, int rule) {
        Tally same = cell.at(rule, 0);
        Tally limit = cell.at(rule, 2);
        text(
                "| %s | %.1f %% | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |",
                cell.simulator().family().label(),
                100 * cell.simulator().spread(),
                cell.rules().get(rule).name(),
                same.suspected(),
                same.failed(),
                limit.passed(),
                cell.at(rule, 0.5).failed(),
                cell.at(rule, 1).failed(),
                limit.failed(),
                cell.at(rule, 3).failed(),
                cell.at(rule, 5).failed(),
                cell.at(rule, 30).failed(),
                cell.at(rule, -15).passed(),
                same.undecided(),
                limit.undecided(),
                same.meanRounds(),
                limit.meanRounds(),
                cell.at(rule, 3).meanRounds(),
                cell.at(rule, 30).meanRounds(),
                cell.at(rule, -15).meanRounds(),
                same.meanRounds() * MINUTES_PER_ROUND);
    }
}
