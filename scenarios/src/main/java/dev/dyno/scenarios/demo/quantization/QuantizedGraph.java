package dev.dyno.scenarios.demo.quantization;

import dev.dyno.scenarios.demo.graph.Graph;
import dev.dyno.scenarios.demo.graph.Interpreter;
import dev.dyno.scenarios.demo.graph.Layer;
import dev.dyno.scenarios.demo.graph.Layer.Weighted;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A graph with everything that its 8-bit version needs.
 *
 * @param graph the float original
 * @param tensors how each tensor is stored, by tensor number
 * @param weights integers of each layer that has weights, by layer number
 */
public record QuantizedGraph(Graph graph, List<Quantization> tensors, SortedMap<Integer, QuantizedWeights> weights) {
    /** Rounds a graph's weights for tensors stored like this. */
    public static QuantizedGraph of(Graph graph, List<Quantization> tensors) {
        SortedMap<Integer, QuantizedWeights> weights = new TreeMap<>();
        for (int i = 0; i < graph.layers().size(); i++) {
            if (graph.layers().get(i) instanceof Weighted layer) {
                weights.put(
                        i, QuantizedWeights.of(layer, tensors.get(layer.input()).scale()));
            }
        }
        return new QuantizedGraph(graph, List.copyOf(tensors), weights);
    }

    /** The integers of a layer with weights. */
    public QuantizedWeights weightsOf(int layer) {
        QuantizedWeights found = weights.get(layer);
        if (found == null) {
            throw new IllegalArgumentException("layer " + layer + " has no weights");
        }
        return found;
    }

    /** What the integer version computes, in floats: every weight and every tensor is snapped to its integers' values. */
    public float[] simulate(float[] input) {
        return Interpreter.run(simulated(), input.clone(), this::snap);
    }

    /** The graph with the weights that the integers stand for. */
    private Graph simulated() {
        List<Layer> layers = new java.util.ArrayList<>(graph.layers());
        weights.forEach((i, integers) -> layers.set(i, integers.dequantized((Weighted) layers.get(i))));
        return graph.withLayers(layers);
    }

    private void snap(int tensor, float[] values) {
        Quantization quantization = tensors.get(tensor);
        for (int i = 0; i < values.length; i++) {
            values[i] = quantization.snap(values[i]);
        }
    }
}
