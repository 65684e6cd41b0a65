/** The launcher {@code dyno}, started as users start it. */
@NullMarked
package dev.dyno.harness.launcher;

import org.jspecify.annotations.NullMarked;
