/** What the page needs of a run's raw files, in a few numbers per device and candidate, so that millions of samples fit. */
@NullMarked
package dev.dyno.reports.page.digest;

import org.jspecify.annotations.NullMarked;
