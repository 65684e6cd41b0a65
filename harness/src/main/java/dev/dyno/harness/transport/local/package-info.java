/**
 * This machine as a device. Commands go through the same quoting and the same kind of shell as on any other device, so
 * that nothing works here that would not work there.
 */
@NullMarked
package dev.dyno.harness.transport.local;

import org.jspecify.annotations.NullMarked;
