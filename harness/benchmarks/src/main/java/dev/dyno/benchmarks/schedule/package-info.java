/**
 * How close runs on many devices come to the best possible time, and what the harness itself needs for them.
 */
@NullMarked
package dev.dyno.benchmarks.schedule;

import org.jspecify.annotations.NullMarked;
