/** The files that a run leaves for its readers: the verdict as JSON, a summary in Markdown and a page in HTML. */
@NullMarked
package dev.dyno.reports.page;

import org.jspecify.annotations.NullMarked;
