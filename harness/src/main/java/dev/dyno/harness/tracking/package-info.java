/** Hands runs to a tracking server that a user names, and to nobody else. */
@NullMarked
package dev.dyno.harness.tracking;

import org.jspecify.annotations.NullMarked;
