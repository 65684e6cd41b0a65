package dev.dyno.scenarios.demo.quantization;

import dev.dyno.scenarios.demo.graph.Graph;
import dev.dyno.scenarios.demo.graph.Interpreter;
import java.util.ArrayList;
import java.util.List;

/** Finds the range of every tensor by running examples. The order in which they run does not matter to the result. */
public final class Calibration {
    private Calibration() {}

    /** The 8-bit version of a graph, with tensors stored over the range from the smallest to the largest value seen. */
    public static QuantizedGraph calibrate(Graph graph, List<float[]> examples) {
        Ranges all = examples.parallelStream()
                .map(example -> {
                    Ranges seen = new Ranges(graph.shapes().size());
                    Interpreter.run(graph, example.clone(), seen);
                    return seen;
                })
                .reduce(new Ranges(graph.shapes().size()), Ranges::joined);
        return QuantizedGraph.of(graph, all.quantizations());
    }

    private static final class Ranges implements Interpreter.TensorHook {
        private final float[] low;
        private final float[] high;

        Ranges(int tensors) {
            low = new float[tensors];
            high = new float[tensors];
        }

        @Override
        public void made(int tensor, float[] values) {
            for (float value : values) {
                low[tensor] = Math.min(low[tensor], value);
                high[tensor] = Math.max(high[tensor], value);
            }
        }

        Ranges joined(Ranges other) {
            Ranges both = new Ranges(low.length);
            for (int i = 0; i < low.length; i++) {
                both.low[i] = Math.min(low[i], other.low[i]);
                both.high[i] = Math.max(high[i], other.high[i]);
            }
            return both;
        }

        List<Quantization> quantizations() {
            List<Quantization> all = new ArrayList<>();
            for (int i = 0; i < low.length; i++) {
                all.add(Quantization.covering(low[i], high[i]));
            }
            return all;
        }
    }
}
