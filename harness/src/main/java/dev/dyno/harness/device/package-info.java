/**
 * What Dyno does on a device, over any transport: describe it, bring files to it by their content, start the agent there
 * and follow it to its end.
 */
@NullMarked
package dev.dyno.harness.device;

import org.jspecify.annotations.NullMarked;
