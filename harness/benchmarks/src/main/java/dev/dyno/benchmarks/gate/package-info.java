/**
 * {@code ./bench gate}: how often the gate errs, beside the rules of other tools, on the same simulated data.
 *
 * <p>The tour: a {@link dev.dyno.benchmarks.gate.Family} says how noise behaves, a {@link dev.dyno.benchmarks.gate.Simulator} draws
 * {@link dev.dyno.benchmarks.gate.PairData} from it, every {@link dev.dyno.benchmarks.gate.Rule} judges those, a {@link
 * dev.dyno.benchmarks.gate.Tally} counts the answers, {@link dev.dyno.benchmarks.gate.Study} runs the grid on all processors and {@link
 * dev.dyno.benchmarks.gate.GateBench} prints it. {@link dev.dyno.benchmarks.gate.Releases} judges whole releases instead of cells.
 */
@NullMarked
package dev.dyno.benchmarks.gate;

import org.jspecify.annotations.NullMarked;
