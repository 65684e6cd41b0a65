/** What the agent's loop is held against; published as a jar of its own. */
@NullMarked
package dev.dyno.agent.jvm.bench;

import org.jspecify.annotations.NullMarked;
