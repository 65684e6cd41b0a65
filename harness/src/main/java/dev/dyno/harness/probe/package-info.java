/**
 * What a device says of itself: temperatures, battery, clocks, load, memory, power. Each probe asks a few questions and turns the
 * answers into readings by a pure function: a number with its unit, its provenance and its source, or the reason why there is
 * none. Nothing becomes zero by being absent, and what cannot be true is not believed.
 */
@NullMarked
package dev.dyno.harness.probe;

import org.jspecify.annotations.NullMarked;
