/**
 * What a run's long trials say of heat: {@link dev.dyno.reports.heat.HeatTrial} reads one, {@link
 * dev.dyno.reports.heat.HeatForecast} foretells from its beginning how warm the device gets and when it throttles, and holds
 * that against its end, {@link dev.dyno.reports.heat.HeatForecasts} does so for a run.
 */
@NullMarked
package dev.dyno.reports.heat;

import org.jspecify.annotations.NullMarked;
