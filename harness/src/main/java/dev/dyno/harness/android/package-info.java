/** What only Android devices have: an agent of their own, and packages that are installed. */
@NullMarked
package dev.dyno.harness.android;

import org.jspecify.annotations.NullMarked;
