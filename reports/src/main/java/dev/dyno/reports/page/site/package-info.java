/**
 * The site of a folder of nightly runs: an index with the newest verdict of each scenario and what moved, and a page for each
 * scenario.
 *
 * <p>The tour: {@link dev.dyno.reports.page.site.SiteFiles} brings the pages to the disk. What happened comes from
 * {@link dev.dyno.reports.history.NightlyRuns}, what it meant from each run's {@code verdict.json}, of which
 * {@link dev.dyno.reports.page.site.VerdictCache} keeps what the site shows. {@link dev.dyno.reports.page.site.Nights} puts the
 * two together, {@link dev.dyno.reports.page.site.IndexBuilder} and {@link dev.dyno.reports.page.site.ScenarioBuilder} put them
 * into words.
 */
@NullMarked
package dev.dyno.reports.page.site;

import org.jspecify.annotations.NullMarked;
