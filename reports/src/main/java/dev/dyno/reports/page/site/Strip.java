package dev.dyno.reports.page.site;

import dev.dyno.reports.gate.Decision;
import dev.dyno.reports.page.chart.Drawing;
import dev.dyno.reports.page.chart.Tone;
import dev.dyno.reports.page.words.Shown;
import java.util.ArrayList;
import java.util.List;

/** Verdicts of nights in a row: failures hang down in orange, passes stand up in blue, so that it does not take colours. */
final class Strip {
    private static final int STEP = 5;
    private static final int HALF = 11;

    private Strip() {}

    /**
     * The drawing as an element.
     *
     * @param nights in order of time; of more than fit, the last ones are drawn
     * @param most how many fit
     */
    static String svg(String id, List<Night> nights, int most) {
        List<Night> shown = nights.subList(Math.max(0, nights.size() - most), nights.size());
        Drawing drawing = new Drawing(id, most * STEP, 2 * HALF);
        double x = (most - shown.size()) * (double) STEP;
        for (Night night : shown) {
            Decision decision = night.verdict().decision();
            if (decision == Decision.PASS) {
                drawing.rect(x, 0, STEP - 1, HALF, Tone.BETTER, 1);
            } else if (decision == Decision.FAIL) {
                drawing.rect(x, HALF, STEP - 1, HALF, Tone.WORSE, 1);
            } else {
                drawing.rect(x, HALF - 2, STEP - 1, 4, decision == null ? Tone.GRID : Tone.BASELINE, 1);
            }
            x += STEP;
        }
        return drawing.svg("Verdicts of the last nights", words(shown));
    }

    /** How many nights came out how. */
    static String words(List<Night> nights) {
        List<String> parts = new ArrayList<>();
        add(
                parts,
                nights.stream()
                        .filter(night -> night.verdict().decision() == Decision.FAIL)
                        .count(),
                "failed");
        add(
                parts,
                nights.stream()
                        .filter(night -> night.verdict().decision() == Decision.INCONCLUSIVE)
                        .count(),
                "undecided");
        add(
                parts,
                nights.stream()
                        .filter(night -> night.verdict().decision() == Decision.PASS)
                        .count(),
                "passed");
        add(
                parts,
                nights.stream()
                        .filter(night -> night.verdict().decision() == null)
                        .count(),
                "not judged");
        return Shown.count(nights.size(), "night") + ": " + String.join(", ", parts);
    }

    private static void add(List<String> parts, long number, String word) {
        if (number > 0) {
            parts.add(number + " " + word);
        }
    }
}
