/**
 * The gate on measurements that were made elsewhere. The tour: a {@link dev.dyno.reports.measurements.Comparison} holds the
 * blocks of values of every metric and arm; {@link dev.dyno.reports.measurements.Thresholds} say by which
 * {@link dev.dyno.reports.measurements.Criterion} a metric is judged; its {@link dev.dyno.reports.measurements.Reduction} makes one
 * number of each block; {@link dev.dyno.reports.measurements.Pairs} joins the blocks of a round, and counts the rounds that are
 * lost; {@link dev.dyno.reports.measurements.ComparisonJudge} replays the decision, and gives a
 * {@link dev.dyno.reports.measurements.CellVerdict} for every metric and candidate.
 */
@NullMarked
package dev.dyno.reports.measurements;

import org.jspecify.annotations.NullMarked;
