/**
 * What a person sees while a run goes on: one redrawn line on a terminal, a line per finished trial elsewhere.
 */
@NullMarked
package dev.dyno.harness.cli.progress;

import org.jspecify.annotations.NullMarked;
