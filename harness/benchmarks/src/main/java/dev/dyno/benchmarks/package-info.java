/** Timings of whole processes: how fast commands start, what the agent adds to an inference and to a trial. */
@NullMarked
package dev.dyno.benchmarks;

import org.jspecify.annotations.NullMarked;
