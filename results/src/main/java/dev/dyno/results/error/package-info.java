/**
 * Everything that can go wrong in a way a user can act on, under one sealed root. The command line turns each kind into
 * its exit code; whether a caller may retry follows from the type.
 */
@NullMarked
package dev.dyno.results.error;

import org.jspecify.annotations.NullMarked;
