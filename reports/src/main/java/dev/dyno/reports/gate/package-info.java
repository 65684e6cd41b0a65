/**
 * From trials to a decision. The tour: {@link dev.dyno.reports.gate.Judge} asks {@link dev.dyno.reports.gate.Cells} for every device x
 * candidate x metric that the run promised. {@link dev.dyno.reports.gate.Evidence} finds the pairs of rounds that count and says why
 * the others do not; {@link dev.dyno.reports.gate.Comparison} turns them into an estimate and a
 * {@link dev.dyno.reports.gate.Verdict}. {@link dev.dyno.reports.gate.Rulings} decides limits and budgets:
 * {@link dev.dyno.reports.gate.Rule} replays the looks, {@link dev.dyno.reports.gate.Exact} compares what repeats itself,
 * {@link dev.dyno.reports.gate.Coverage} asks whether the evidence is a fair sample. {@link dev.dyno.reports.gate.Bounds} puts
 * that into words. {@link dev.dyno.reports.gate.Fleet} averages over devices, {@link dev.dyno.reports.gate.Waivers} lets known failures
 * through, {@link dev.dyno.reports.gate.Shipping} says which device classes a candidate may go to, and
 * {@link dev.dyno.reports.gate.Decision} joins it all so that the unknown never passes.
 */
@NullMarked
package dev.dyno.reports.gate;

import org.jspecify.annotations.NullMarked;
