/** Holds the agents to their arrows. */
@NullMarked
package dev.dyno.agent.architecture;

import org.jspecify.annotations.NullMarked;
