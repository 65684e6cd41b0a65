/**
 * What the device tells about itself and about this process: clocks, counters of the kernel, gauges. Everything is optional;
 * what is not there becomes a reading that says why.
 */
@NullMarked
package dev.dyno.agent.platform;

import org.jspecify.annotations.NullMarked;
