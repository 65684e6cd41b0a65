/**
 * Several runs beside each other: of one scenario at different times, or of different labs.
 *
 * <p>The tour: {@link dev.dyno.reports.page.compare.CompareFiles} brings the page to the disk,
 * {@link dev.dyno.reports.page.compare.Lineup} finds what belongs to what in the runs,
 * {@link dev.dyno.reports.page.compare.Standing} says what became of a cell, and
 * {@link dev.dyno.reports.page.compare.CompareBuilder} puts all of it into words.
 */
@NullMarked
package dev.dyno.reports.page.compare;

import org.jspecify.annotations.NullMarked;
