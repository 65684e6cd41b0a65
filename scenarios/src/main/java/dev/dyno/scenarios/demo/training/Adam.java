package dev.dyno.scenarios.demo.training;

import dev.dyno.scenarios.demo.graph.Floats;
import dev.dyno.scenarios.demo.graph.Graph;
import dev.dyno.scenarios.demo.graph.Layer;
import dev.dyno.scenarios.demo.graph.Layer.Weighted;
import java.util.ArrayList;
import java.util.List;

/** Steps with a moving mean of the gradient over the root of a moving mean of its square. Source: Kingma and Ba, "Adam", 2015. */
final class Adam {
    private static final float MEAN_KEPT = 0.9f;
    private static final float SQUARE_KEPT = 0.999f;
    private static final float LEAST_ROOT = 1e-8f;
    private final Gradients means;
    private final Gradients squares;
    private float meanBias = 1;
    private float squareBias = 1;

    Adam(Graph graph) {
        means = Gradients.zero(graph);
        squares = Gradients.zero(graph);
    }

    /** The graph after one step against the gradients, which are sums over {@code examples}. */
    Graph step(Graph graph, Gradients gradients, int examples, float rate) {
        meanBias *= MEAN_KEPT;
        squareBias *= SQUARE_KEPT;
        float corrected = rate * (float) Math.sqrt(1 - squareBias) / (1 - meanBias);
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < graph.layers().size(); i++) {
            layers.add(
                    graph.layers().get(i) instanceof Weighted layer
                            ? layer.with(
                                    moved(
                                            layer.weights(),
                                            gradients.weights(i),
                                            means.weights(i),
                                            squares.weights(i),
                                            examples,
                                            corrected),
                                    moved(
                                            layer.bias(),
                                            gradients.bias(i),
                                            means.bias(i),
                                            squares.bias(i),
                                            examples,
                                            corrected))
                            : graph.layers().get(i));
        }
        return graph.withLayers(layers);
    }

    private static Floats moved(
            Floats values, float[] gradients, float[] means, float[] squares, int examples, float rate) {
        float[] moved = new float[gradients.length];
        for (int i = 0; i < moved.length; i++) {
            float gradient = gradients[i] / examples;
            means[i] = MEAN_KEPT * means[i] + (1 - MEAN_KEPT) * gradient;
            squares[i] = SQUARE_KEPT * squares[i] + (1 - SQUARE_KEPT) * gradient * gradient;
            moved[i] = values.at(i) - rate * means[i] / ((float) Math.sqrt(squares[i]) + LEAST_ROOT);
        }
        return Floats.of(moved);
    }
}
