@NullMarked
package dev.dyno.harness.virtual.twin;

import org.jspecify.annotations.NullMarked;
