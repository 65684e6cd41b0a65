/**
 * What a device scatters by itself, and what that means for a gate before anything of it is measured.
 *
 * <p>The tour: {@link dev.dyno.reports.noise.NoiseMeasurement} reads the noise floor of a device off a run in which the baseline was
 * compared with a copy of itself; {@link dev.dyno.reports.noise.Sensitivity} turns it into the smallest change that a run of a scenario
 * can detect; {@link dev.dyno.reports.noise.Foresight} says in words what a scenario asks too much of.
 */
@NullMarked
package dev.dyno.reports.noise;

import org.jspecify.annotations.NullMarked;
