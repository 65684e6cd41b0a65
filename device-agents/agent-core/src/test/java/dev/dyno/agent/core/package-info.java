/** Holds the trial loop with a fake engine, clock and platform. */
@NullMarked
package dev.dyno.agent.core;

import org.jspecify.annotations.NullMarked;
