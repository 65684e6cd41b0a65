/**
 * How much energy an inference takes: which of a device's sources is the best, what its raw texts mean, and what follows from
 * them with which uncertainty. Pure but for {@link dev.dyno.harness.energy.EnergySources}, which asks the device what it offers. In order:
 *
 * <ol>
 *   <li>{@link dev.dyno.harness.energy.EnergySources} finds an {@link dev.dyno.harness.energy.EnergySource};
 *   <li>the agent reads the files and commands that it names, before, during and after the measured window;
 *   <li>the source decodes these {@linkplain dev.dyno.harness.energy.RawReading texts} to an
 *       {@link dev.dyno.harness.energy.EnergyTrack}, calibrated for sign and scale;
 *   <li>{@link dev.dyno.harness.energy.EnergyEstimator} makes of track and windows an
 *       {@link dev.dyno.harness.energy.EnergyResult}: energy with its uncertainty, or the reason why there is none.
 * </ol>
 */
@NullMarked
package dev.dyno.harness.energy;

import org.jspecify.annotations.NullMarked;
