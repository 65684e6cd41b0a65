/**
 * What a number is: its unit, its metric, its better direction, where it came from. A number without these does not exist
 * in Dyno; an absent one is {@link dev.dyno.results.metric.MetricValue.Unavailable} with its reason, never zero.
 */
@NullMarked
package dev.dyno.results.metric;

import org.jspecify.annotations.NullMarked;
