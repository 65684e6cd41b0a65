@NullMarked
package dev.dyno.harness.virtual.live;

import org.jspecify.annotations.NullMarked;
