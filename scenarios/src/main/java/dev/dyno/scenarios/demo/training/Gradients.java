package dev.dyno.scenarios.demo.training;

import dev.dyno.scenarios.demo.graph.Graph;
import dev.dyno.scenarios.demo.graph.Layer.Weighted;
import dev.dyno.scenarios.demo.graph.Rows;
import java.util.ArrayList;
import java.util.List;

/** Sums over examples of the loss's derivatives, in the shape of a graph's weights and biases. */
final class Gradients {
    private static final float[] NONE = {};
    private final List<float[]> weights = new ArrayList<>();
    private final List<float[]> biases = new ArrayList<>();

    private Gradients() {}

    static Gradients zero(Graph graph) {
        Gradients zero = new Gradients();
        graph.layers().forEach(layer -> {
            boolean weighted = layer instanceof Weighted;
            zero.weights.add(weighted ? new float[((Weighted) layer).weights().length()] : NONE);
            zero.biases.add(weighted ? new float[((Weighted) layer).bias().length()] : NONE);
        });
        return zero;
    }

    /** Of a layer's weights; empty for a layer without. To be added to. */
    float[] weights(int layer) {
        return weights.get(layer);
    }

    float[] bias(int layer) {
        return biases.get(layer);
    }

    void add(Gradients other) {
        for (int i = 0; i < weights.size(); i++) {
            addTo(weights.get(i), other.weights.get(i));
            addTo(biases.get(i), other.biases.get(i));
        }
    }

    private static void addTo(float[] sum, float[] values) {
        Rows.addScaled(1, values, 0, values.length, sum, 0);
    }
}
