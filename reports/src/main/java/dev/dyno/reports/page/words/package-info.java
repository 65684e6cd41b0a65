/** How names, numbers and decisions read on every page. */
@NullMarked
package dev.dyno.reports.page.words;

import org.jspecify.annotations.NullMarked;
