/**
 * What is known of devices' noise, as files in one folder, and how runs and people come to know of it.
 *
 * <p>{@link dev.dyno.harness.noise.NoiseFolder} keeps one file per device; {@link dev.dyno.harness.noise.KnownNoise} is what it says of one
 * device that a scenario is about to be measured on.
 */
@NullMarked
package dev.dyno.harness.noise;

import org.jspecify.annotations.NullMarked;
