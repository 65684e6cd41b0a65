/** Holds what engines share. */
@NullMarked
package dev.dyno.agent.engine;

import org.jspecify.annotations.NullMarked;
