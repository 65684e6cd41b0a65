/** Holds the messages and files against hostile bytes. */
@NullMarked
package dev.dyno.protocol;

import org.jspecify.annotations.NullMarked;
