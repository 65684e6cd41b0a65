/** {@code ./bench report}: a made-up nightly run of a whole lab, and how fast and how small its page is. */
@NullMarked
package dev.dyno.benchmarks.report;

import org.jspecify.annotations.NullMarked;
