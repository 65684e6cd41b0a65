/**
 * What a run means, in the forms that other programs take: a review's summary, a CI server's list of tests, a monitoring
 * system's metrics, annotations of a workflow, and a badge. All say what the page says, in the same words; text from users
 * and devices stays text in each of them.
 */
@NullMarked
package dev.dyno.reports.formats;

import org.jspecify.annotations.NullMarked;
