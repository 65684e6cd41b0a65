/**
 * Records a device: everything that the probes and the profile read, without what identifies the device or its owner, as a folder
 * that {@code transport: replay} plays back.
 */
@NullMarked
package dev.dyno.harness.capture;

import org.jspecify.annotations.NullMarked;
