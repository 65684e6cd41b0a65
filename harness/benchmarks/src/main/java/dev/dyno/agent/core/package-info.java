/** Benchmarks of the agent's inner parts, which are nobody else's to see. */
@NullMarked
package dev.dyno.agent.core;

import org.jspecify.annotations.NullMarked;
