package dev.dyno.reports.page.compare;

import dev.dyno.reports.page.PageFiles;
import dev.dyno.reports.page.section.Section;
import java.util.List;

/**
 * Everything that a comparison says, as text that is ready to be shown.
 *
 * @param files its style sheet and script
 * @param kind of the card: {@code fail}, {@code inconclusive} or {@code pass}
 * @param title what is compared
 * @param summary one sentence that says what changed
 * @param counts cells by what became of them
 * @param runs the runs in order
 * @param notes what differs in how they were made
 * @param rows cells, worst first
 * @param left what was left out; may be empty
 * @param fleet the means over all devices; none where no gate asks for them
 */
record ComparePage(
        PageFiles files,
        String kind,
        String symbol,
        String word,
        String title,
        String summary,
        List<Count> counts,
        List<Run> runs,
        List<String> notes,
        List<Row> rows,
        String left,
        List<Section> fleet) {

    /** So many rows are laid out at once; a browser takes the others when it has time. */
    private static final int AT_ONCE = 60;

    List<Row> first() {
        return rows.subList(0, Math.min(AT_ONCE, rows.size()));
    }

    List<Row> rest() {
        return rows.subList(first().size(), rows.size());
    }

    record Count(String kind, String symbol, long number, String label) {}

    /**
     * A run.
     *
     * @param letter what it is called on this page
     * @param kind its decision, as a class of the style sheet
     * @param report the address of its report; empty if there is none
     */
    record Run(
            String letter,
            String id,
            String scenario,
            String day,
            String kind,
            String symbol,
            String word,
            String counts,
            String devices,
            String report) {}

    record Row(
            String kind,
            String symbol,
            String word,
            String metric,
            String candidate,
            String device,
            List<Value> values) {}

    /**
     * What one run says of a cell.
     *
     * @param letter of the run
     * @param interval or why there is none
     * @param decision in lower case; empty where the gate has no bound on it
     */
    record Value(String letter, String change, String interval, String decision) {}
}
