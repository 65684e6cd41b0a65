/**
 * What other tools measured: the outputs of {@code benchmark_model}, {@code onnxruntime_perf_test}, {@code llama-bench} and
 * JMH as Dyno's own metrics, with the tool as provenance. What a tool does not say is unavailable, with the reason; what it says in
 * a way that is not known is refused. {@link dev.dyno.harness.foreign.ForeignTool} is the way in.
 */
@NullMarked
package dev.dyno.harness.foreign;

import org.jspecify.annotations.NullMarked;
