/** The command line, run in this process over streams and an environment of the test's own. */
@NullMarked
package dev.dyno.harness.cli;

import org.jspecify.annotations.NullMarked;
