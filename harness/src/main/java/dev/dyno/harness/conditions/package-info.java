/**
 * What a device was like before and after each trial, and whether the trial therefore counts: heat, throttling, power, its screen, its
 * clock. What a device does not tell is unknown, and fails what a scenario asks for.
 */
@NullMarked
package dev.dyno.harness.conditions;

import org.jspecify.annotations.NullMarked;
