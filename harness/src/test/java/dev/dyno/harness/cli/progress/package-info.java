/** Progress displays over a clock that the test moves, and lines that it reads. */
@NullMarked
package dev.dyno.harness.cli.progress;

import org.jspecify.annotations.NullMarked;
