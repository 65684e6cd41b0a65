package dev.dyno.reports.page.site;

import dev.dyno.reports.page.PageFiles;
import java.util.List;

/**
 * Everything that the index says, as text that is ready to be shown.
 *
 * @param files its style sheet and script
 * @param title the folder's name
 * @param newest when the newest run began
 * @param mark the worst of the newest verdicts
 * @param summary one sentence that says what is the matter
 * @param rows the scenarios, worst first
 * @param moves what moved lately, worst first
 * @param moved one sentence that says what there is in it
 * @param skipped what lies in the folder and could not be used
 * @param notes what else a reader should know
 * @param origin how many runs it rests on, and how it is made again
 */
record IndexPage(
        PageFiles files,
        String title,
        String newest,
        Mark mark,
        String summary,
        List<Row> rows,
        List<MoveRow> moves,
        String moved,
        List<Skipped> skipped,
        List<String> notes,
        String origin) {

    /**
     * A scenario.
     *
     * @param address of its page
     * @param day of its newest run
     * @param late how far that is behind the newest run of all; empty if it is not
     * @param why the first reason for its verdict; may be empty
     * @param more how many cells it has that failed, and so on
     * @param strip its last nights as a drawing
     * @param words the same in words
     * @param moves how many of its series moved lately
     * @param report the address of its newest run's report; empty if there is none
     */
    record Row(
            String name,
            String address,
            Mark mark,
            String day,
            String late,
            String why,
            String more,
            String strip,
            String words,
            String moves,
            String report) {}

    /**
     * A series that moved.
     *
     * @param kind its class in the style sheet
     * @param page the address of its scenario's page
     * @param report the address of the report of the first run on the new level; empty if there is none
     */
    record MoveRow(
            String kind,
            String symbol,
            String word,
            String since,
            String scenario,
            String page,
            String metric,
            String candidate,
            String device,
            String change,
            String interval,
            int nights,
            String run,
            String report) {}

    record Skipped(String folder, String reason) {}
}
