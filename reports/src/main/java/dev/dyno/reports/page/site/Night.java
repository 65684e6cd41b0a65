package dev.dyno.reports.page.site;

import dev.dyno.reports.history.History;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A run and what it means.
 *
 * @param ran the run
 * @param verdict its verdict
 * @param report whether its folder has a report
 */
record Night(History.Ran ran, NightVerdict verdict, boolean report) {
    /** The day on which it began, in UTC. */
    LocalDate day() {
        return LocalDate.ofInstant(ran.at(), ZoneOffset.UTC);
    }

    /** The address of its report, relative to the site. */
    String address() {
        return Links.to(ran.folder()) + "/report.html";
    }
}
