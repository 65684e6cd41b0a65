@NullMarked
package dev.dyno.harness.energy;

import org.jspecify.annotations.NullMarked;
