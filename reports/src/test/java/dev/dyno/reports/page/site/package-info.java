@NullMarked
package dev.dyno.reports.page.site;

import org.jspecify.annotations.NullMarked;
