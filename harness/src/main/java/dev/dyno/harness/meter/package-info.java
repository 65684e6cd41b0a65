/**
 * Power meters beside a device: a program or a growing file of lines {@code time,watts}, read here on this machine, and laid over the
 * agent's samples with the error of every clock on the way. In order: {@link dev.dyno.harness.meter.MeterLine} a line,
 * {@link dev.dyno.harness.meter.MeterLog} what was read and when it arrived, {@link dev.dyno.harness.meter.MeterFeed} the program or file,
 * {@link dev.dyno.harness.meter.ClockMatch} the clocks, {@link dev.dyno.harness.meter.MeterTrack} power on the agent's clock.
 */
@NullMarked
package dev.dyno.harness.meter;

import org.jspecify.annotations.NullMarked;
