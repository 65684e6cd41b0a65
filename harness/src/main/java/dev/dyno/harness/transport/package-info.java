/**
 * How devices are reached. One interface, one implementation per way, each in a package of its own and the only place that
 * knows its library. Every implementation passes the same contract test.
 */
@NullMarked
package dev.dyno.harness.transport;

import org.jspecify.annotations.NullMarked;
