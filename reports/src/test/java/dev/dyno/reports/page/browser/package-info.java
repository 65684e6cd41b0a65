/** The page in a real Chromium, spoken to by its own protocol, so that no driver is needed. */
@NullMarked
package dev.dyno.reports.page.browser;

import org.jspecify.annotations.NullMarked;
