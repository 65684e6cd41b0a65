/**
 * What this lab host knows of its devices' health, from what they did, kept between runs. Whether a device can be reached just now
 * is another matter.
 */
@NullMarked
package dev.dyno.harness.lab.health;

import org.jspecify.annotations.NullMarked;
