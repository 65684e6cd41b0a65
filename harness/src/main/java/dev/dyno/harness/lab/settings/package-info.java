/**
 * Settings of devices that a use of them changes, such as the brightness of the screen. What they were stands on the device before they
 * are changed, so that whoever uses it next can bring them back if the one who changed them could not.
 */
@NullMarked
package dev.dyno.harness.lab.settings;

import org.jspecify.annotations.NullMarked;
