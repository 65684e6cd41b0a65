/**
 * Pure mathematics on {@code double[]}: quantiles and location estimates with exact intervals.
 *
 * <p>Nothing here knows what a trial or a metric is. The tour: {@link dev.dyno.reports.statistics.HarrellDavis} estimates a quantile
 * within one trial; {@link dev.dyno.reports.statistics.QueryFloor} says from how many observations on that may be shown;
 * {@link dev.dyno.reports.statistics.SampleSummary} joins the two; {@link dev.dyno.reports.statistics.SignedRank} turns one number per
 * round into an estimate and an interval; {@link dev.dyno.reports.statistics.SequentialTest} decides
 * from those as rounds come in, at the looks of a {@link dev.dyno.reports.statistics.SequentialDesign}, whose levels come from
 * {@link dev.dyno.reports.statistics.GroupSequential}; {@link dev.dyno.reports.statistics.PairBootstrap}
 * does the same for tails that one trial is too small for, and {@link dev.dyno.reports.statistics.RankSum} for samples that nothing
 * pairs; {@link dev.dyno.reports.statistics.FleetMean} joins the effects of several devices;
 * {@link dev.dyno.reports.statistics.MultipleTests} says what is left of a p-value among many;
 * {@link dev.dyno.reports.statistics.EffectiveSampleSize} how much a series tells whose values resemble each other;
 * {@link dev.dyno.reports.statistics.ChangePoints} finds where a history moved to a new level;
 * {@link dev.dyno.reports.statistics.DetectableChange} says what a design can tell apart at a given spread, which
 * {@link dev.dyno.reports.statistics.Shamos} estimates; {@link dev.dyno.reports.statistics.Ecdf} thins a sample for drawing.
 */
@NullMarked
package dev.dyno.reports.statistics;

import org.jspecify.annotations.NullMarked;
