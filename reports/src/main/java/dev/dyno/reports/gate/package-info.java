/**
 * From trials to a decision. The tour: {@link dev.dyno.reports.gate.Judge} lays out every device x candidate x metric that the
 * run promised; {@link dev.dyno.reports.gate.Evidence} finds the pairs of rounds that count and says why the others do not;
 * {@link dev.dyno.reports.gate.Comparison} turns pairs into an estimate and a {@link dev.dyno.reports.gate.Verdict};
 * {@link dev.dyno.reports.gate.Bounds} holds estimate and budget against the gate; {@link dev.dyno.reports.gate.Decision} joins it all
 * so that the unknown never passes.
 */
@NullMarked
package dev.dyno.reports.gate;

import org.jspecify.annotations.NullMarked;
