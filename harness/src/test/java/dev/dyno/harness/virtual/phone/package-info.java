/** What a virtual phone makes of the real package, and of what is none. */
@NullMarked
package dev.dyno.harness.virtual.phone;

import org.jspecify.annotations.NullMarked;
