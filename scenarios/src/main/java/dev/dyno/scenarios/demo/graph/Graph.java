package dev.dyno.scenarios.demo.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * A network with one input and one output, the last layer's tensor.
 *
 * @param name as written into model files
 * @param input the extent of one example
 * @param layers in execution order; each reads only earlier tensors
 * @param shapes of all tensors, derived from the layers
 */
public record Graph(String name, Shape input, List<Layer> layers, List<Shape> shapes) {
    public Graph {
        layers = List.copyOf(layers);
        shapes = List.copyOf(shapes);
        if (layers.isEmpty() || shapes.size() != layers.size() + 1) {
            throw new IllegalArgumentException(layers.size() + " layers, " + shapes.size() + " shapes");
        }
    }

    public static Graph of(String name, Shape input, List<Layer> layers) {
        List<Shape> shapes = new ArrayList<>(List.of(input));
        for (Layer layer : layers) {
            shapes.add(layer.output(layer.inputs().stream().map(shapes::get).toList()));
        }
        return new Graph(name, input, layers, shapes);
    }

    /** The same network with other layers of the same kinds. */
    public Graph withLayers(List<Layer> newLayers) {
        return of(name, input, newLayers);
    }

    public Shape output() {
        return shapes.get(shapes.size() - 1);
    }

    /** Weights and biases. */
    public long parameters() {
        return layers.stream()
                .filter(Layer.Weighted.class::isInstance)
                .map(Layer.Weighted.class::cast)
                .mapToLong(
                        layer -> (long) layer.weights().length() + layer.bias().length())
                .sum();
    }

    /** Multiplications with a weight for one example. */
    public long multiplications() {
        long total = 0;
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i) instanceof Layer.Weighted layer) {
                total += (long) shapes.get(i + 1).size() * layer.fanIn();
            }
        }
        return total;
    }

    /** For each tensor the last layer that reads it; the output is read by nobody and gets the number of layers. */
    public int[] lastReaders() {
        int[] last = new int[shapes.size()];
        last[shapes.size() - 1] = layers.size();
        for (int i = 0; i < layers.size(); i++) {
            for (int tensor : layers.get(i).inputs()) {
                last[tensor] = i;
            }
        }
        return last;
    }
}
