/** Holds the reading of the kernel's files against files made up for it. */
@NullMarked
package dev.dyno.agent.platform;

import org.jspecify.annotations.NullMarked;
