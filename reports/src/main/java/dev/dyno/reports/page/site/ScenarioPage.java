package dev.dyno.reports.page.site;

import dev.dyno.reports.page.PageFiles;
import dev.dyno.reports.page.section.Section;
import java.util.List;

/**
 * Everything that a scenario's page says, as text that is ready to be shown.
 *
 * @param files its style sheet and script
 * @param name the scenario's name
 * @param newest when its newest run began
 * @param mark the newest verdict
 * @param summary one sentence that says what is the matter
 * @param reasons why the newest verdict is what it is
 * @param report the address of the newest run's report; empty if there is none
 * @param strip all nights as a drawing
 * @param words the same in words
 * @param metrics the trends, a section for each metric
 * @param nights the runs, the newest first
 */
record ScenarioPage(
        PageFiles files,
        String name,
        String newest,
        Mark mark,
        String summary,
        List<String> reasons,
        String report,
        String strip,
        String words,
        List<Section> metrics,
        List<Row> nights) {

    /** So many nights are laid out at once; a browser takes the others when it has time. */
    private static final int AT_ONCE = 30;

    List<Row> first() {
        return nights.subList(0, Math.min(AT_ONCE, nights.size()));
    }

    List<Row> rest() {
        return nights.subList(first().size(), nights.size());
    }

    /**
     * A run.
     *
     * @param report the address of its report; empty if there is none
     * @param why the first reason for its verdict; may be empty
     */
    record Row(String day, String run, Mark mark, String more, String why, String report) {}
}
