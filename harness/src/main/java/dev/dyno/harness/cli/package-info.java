/**
 * The command line: the composition root, and the only place that knows exit codes, standard streams and the process's
 * environment. One thin class per command: parse, call, print. Start reading at {@link dev.dyno.harness.cli.Dyno}.
 */
@NullMarked
package dev.dyno.harness.cli;

import org.jspecify.annotations.NullMarked;
