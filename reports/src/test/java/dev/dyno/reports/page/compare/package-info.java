@NullMarked
package dev.dyno.reports.page.compare;

import org.jspecify.annotations.NullMarked;
