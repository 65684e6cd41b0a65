/**
 * The parts of the page that each add themselves where a run has what they show.
 *
 * <p>A part implements {@link dev.dyno.reports.page.section.SectionSource} and stands in {@link
 * dev.dyno.reports.page.section.Sections}; it says what is to be seen in words, drawings and tables, and the page lays it out.
 */
@NullMarked
package dev.dyno.reports.page.section;

import org.jspecify.annotations.NullMarked;
