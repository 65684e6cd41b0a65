package dev.dyno.reports.page;

import dev.dyno.reports.page.section.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page says, as text that is ready to be shown; the template only lays it out.
 *
 * @param files the page's style sheet and script
 * @param head what stands at the top
 * @param counts how many cells came out how
 * @param overview every metric on every device
 * @param changes every cell, worst first
 * @param sections what adds itself
 * @param notes what a reader should know before trusting the numbers
 * @param lost trials that do not count, and why
 * @param provenance where it all comes from
 * @param data the run's numbers as JSON, for the page's script and for programs
 */
record Page(
        PageFiles files,
        Head head,
        List<Count> counts,
        Overview overview,
        Changes changes,
        List<Section> sections,
        List<Note> notes,
        List<Lost> lost,
        Provenance provenance,
        String data) {

    /**
     * The verdict card.
     *
     * @param kind {@code pass}, {@code fail} or {@code inconclusive}
     * @param summary one sentence that says what the decision means here
     * @param shipping where each candidate may ship; null where nothing is gated
     * @param gates one sentence per candidate and bound that does not hold
     * @param sentences one sentence per cell and bound that does not hold; none where that is the same
     */
    record Head(
            String kind,
            String symbol,
            String word,
            String scenario,
            String description,
            String run,
            String date,
            String summary,
            @Nullable Ship shipping,
            List<String> gates,
            List<String> sentences) {}

    /**
     * Where candidates may ship.
     *
     * @param columns names of device classes, or of decisions where there are too many classes
     */
    record Ship(List<String> columns, List<ShipRow> rows, List<String> sentences) {}

    record ShipRow(String candidate, List<ShipCell> cells) {}

    /**
     * A candidate in a class.
     *
     * @param kind {@code pass}, {@code fail}, {@code inconclusive}, or {@code none}
     * @param detail how many devices; may be empty
     */
    record ShipCell(String kind, String symbol, String word, String detail) {}

    record Count(String kind, String symbol, long number, String label) {}

    /**
     * Every metric on every device.
     *
     * @param corner what the rows are
     * @param columns their heads, with what explains them
     * @param footnotes why values are missing, in the order of the cells' references
     * @param note what was left out; may be empty
     */
    record Overview(
            String corner, List<Column> columns, List<Row> rows, List<String> footnotes, String note, boolean tall) {}

    record Column(String name, String about, boolean simulated) {}

    record Row(String name, String about, boolean simulated, List<Mark> marks) {}

    /**
     * A cell of the overview.
     *
     * @param kind the verdict in lower case, which is its tint
     * @param decision in lower case; empty where the gate has no bound on it
     * @param footnote which one says why it has no value, from 1; 0 for none
     */
    record Mark(String kind, String symbol, String word, String change, String decision, int footnote) {}

    /**
     * Every cell in full.
     *
     * @param devices names to filter by, likewise the others
     * @param note what was left out; may be empty
     */
    record Changes(
            List<Change> rows, List<String> devices, List<String> candidates, List<String> metrics, String note) {
        /** So many rows are laid out at once; a browser takes the others when it has time. */
        private static final int AT_ONCE = 60;

        List<Change> first() {
            return rows.subList(0, Math.min(AT_ONCE, rows.size()));
        }

        List<Change> rest() {
            return rows.subList(first().size(), rows.size());
        }
    }

    /**
     * A cell in full.
     *
     * @param decidedAfter how many rounds its bounds took; a dash where there is no bound or no decision
     * @param bar its interval as a drawing; null where there is none or it has no ratio
     * @param why what there is to say where there is no interval; else empty
     */
    record Change(
            Mark mark,
            String metric,
            String device,
            boolean simulated,
            String candidate,
            String baseline,
            String value,
            String interval,
            int rounds,
            String decidedAfter,
            @Nullable Bar bar,
            String why) {}

    /**
     * An interval on an axis of 120 units with no change in the middle.
     *
     * @param bound where the limit lies; null where there is none
     */
    record Bar(
            String from, String to, String point, @Nullable String bound) {}

    record Note(String severity, String source, String message) {}

    record Lost(String trial, String device, String candidate, int round, String state, String cause) {}

    record Provenance(List<Fact> run, List<Device> devices, List<Model> models, String method, String thinned) {}

    record Fact(String name, String value) {}

    record Device(String name, boolean simulated, List<Fact> facts) {}

    record Model(String candidate, boolean baseline, String model, String sha256, String size, String runtime) {}
}
