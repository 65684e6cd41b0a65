/**
 * Runs against values pinned earlier. The tour: {@link dev.dyno.reports.baseline.Pinning} takes from a run what one candidate
 * did; {@link dev.dyno.reports.baseline.Mismatch} says where another run was measured differently, so that its numbers mean
 * something else; {@link dev.dyno.reports.baseline.PinnedJudge} holds that run against the gate with the pinned values for a
 * baseline.
 */
@NullMarked
package dev.dyno.reports.baseline;

import org.jspecify.annotations.NullMarked;
