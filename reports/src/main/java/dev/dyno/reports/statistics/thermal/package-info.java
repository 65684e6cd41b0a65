/**
 * How warm a device gets under a load, foreseen from the beginning of the load: pure mathematics on {@code double[]}.
 *
 * <p>The tour: {@link dev.dyno.reports.statistics.thermal.Warming} holds the readings; {@link
 * dev.dyno.reports.statistics.thermal.Curve} is a network of one or two resistors and capacitors that warms up; {@link
 * dev.dyno.reports.statistics.thermal.ThermalFit} finds which curves the readings allow, or says why none can be
 * told; {@link dev.dyno.reports.statistics.thermal.ThermalModel} answers questions with them, and {@link
 * dev.dyno.reports.statistics.thermal.HeldBack} holds its answers against readings that it has not seen.
 */
@NullMarked
package dev.dyno.reports.statistics.thermal;

import org.jspecify.annotations.NullMarked;
