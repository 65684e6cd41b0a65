/**
 * What becomes of numbers over the nights: series, and where they moved to a new level.
 *
 * <p>The tour: {@link dev.dyno.reports.history.SeriesFiles} reads series from any CSV;
 * {@link dev.dyno.reports.history.NightlyRuns} makes them from run folders, with each candidate relative to the baseline of
 * its own night. {@link dev.dyno.reports.history.Trend} finds the changes of one series, with
 * {@link dev.dyno.reports.statistics.ChangePoints}, and {@link dev.dyno.reports.history.TrendJson} writes them. A
 * {@link dev.dyno.reports.history.TrendState} remembers what was read and settled, so that one more night costs one more night.
 */
@NullMarked
package dev.dyno.reports.history;

import org.jspecify.annotations.NullMarked;
