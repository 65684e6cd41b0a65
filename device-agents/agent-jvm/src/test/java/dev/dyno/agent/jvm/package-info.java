/** Holds the agent with real runtimes, in this process and in processes of its own. */
@NullMarked
package dev.dyno.agent.jvm;

import org.jspecify.annotations.NullMarked;
