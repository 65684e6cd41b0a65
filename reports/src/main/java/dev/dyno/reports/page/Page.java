package dev.dyno.reports.page;

import dev.dyno.reports.page.section.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page says, as text that is ready to be shown; the template only lays it out.
 *
 * @param style the page's one style sheet
 * @param policy the content security policy, which allows that sheet and nothing else
 * @param head what stands at the top
 * @param counts how many cells came out how
 * @param columns the columns of the overview: one per device and candidate
 * @param overview one row per metric
 * @param changes every cell, worst first: the first ones
 * @param furtherChanges the rest
 * @param latencies one distribution per device
 * @param coldStarts one table per device
 * @param sections what adds itself
 * @param notes what a reader should know before trusting the numbers
 * @param lost trials that do not count, and why
 * @param provenance where it all comes from
 */
record Page(
        String style,
        String policy,
        Head head,
        List<Count> counts,
        List<Column> columns,
        List<Row> overview,
        List<Change> changes,
        List<Change> furtherChanges,
        List<Distribution> latencies,
        List<ColdStart> coldStarts,
        List<Section> sections,
        List<Note> notes,
        List<Lost> lost,
        Provenance provenance) {

    /**
     * The verdict card.
     *
     * @param kind {@code pass}, {@code fail} or {@code inconclusive}
     * @param summary one sentence that says what the decision means here
     * @param shipping per candidate, where it may ship and where not
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
            List<String> shipping,
            List<String> sentences,
            List<String> furtherSentences) {}

    record Count(String kind, String symbol, long number, String label) {}

    record Column(String device, boolean simulated, String candidate) {}

    record Row(String metric, String description, List<Mark> marks) {}

    /**
     * A cell of the overview.
     *
     * @param kind the verdict in lower case, which is its tint
     * @param decision in lower case; empty where the gate has no bound on it
     */
    record Mark(String kind, String symbol, String word, String change, String decision, String reason) {}

    /**
     * A cell in full.
     *
     * @param decidedAfter how many rounds its bounds took; a dash where there is no bound or no decision
     * @param bar its interval as a drawing; null where there is none or it has no ratio
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
            @Nullable Bar bar) {}

    /**
     * An interval on an axis of 120 units with no change in the middle.
     *
     * @param bound where the limit lies; null where there is none
     */
    record Bar(
            String from,
            String length,
            String point,
            @Nullable String bound) {}

    /**
     * Latencies on one device.
     *
     * @param finding what the picture shows, in words
     * @param wide the drawing for wide screens
     * @param narrow the drawing for narrow ones
     */
    record Distribution(String device, String finding, String wide, String narrow, List<Quantiles> table) {}

    record Quantiles(
            String candidate, String p50, String p90, String p95, String p99, String mean, String max, String n) {}

    record ColdStart(String device, String finding, List<String> phases, List<Phases> rows) {}

    record Phases(String candidate, List<String> values) {}

    record Note(String severity, String source, String message) {}

    record Lost(String trial, String device, String candidate, int round, String state, String cause) {}

    record Provenance(List<Fact> run, List<Device> devices, List<Model> models, String method) {}

    record Fact(String name, String value) {}

    record Device(String name, boolean simulated, List<Fact> facts) {}

    record Model(String candidate, boolean baseline, String model, String sha256, String size, String runtime) {}
}
