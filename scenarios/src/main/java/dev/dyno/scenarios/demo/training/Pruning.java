package dev.dyno.scenarios.demo.training;

import dev.dyno.scenarios.demo.graph.Floats;
import dev.dyno.scenarios.demo.graph.Graph;
import dev.dyno.scenarios.demo.graph.Layer;
import dev.dyno.scenarios.demo.graph.Layer.Weighted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Removes whole filters, so that what is left is a smaller dense network that every runtime executes faster. */
public final class Pruning {
    private Pruning() {}

    /**
     * Keeps in every layer but the last the filters with the largest weights, by the sum of their magnitudes (Li et al., "Pruning
     * Filters for Efficient ConvNets", 2017).
     *
     * @param graph a chain of layers
     * @param share of each layer's filters that stay, above 0 and at most 1
     */
    public static Graph prune(Graph graph, double share) {
        List<Layer> layers = new ArrayList<>();
        int[] keptInputs = all(graph.input().channels());
        for (int i = 0; i < graph.layers().size(); i++) {
            Layer layer = graph.layers().get(i);
            if (layer instanceof Weighted weighted) {
                boolean last = i == graph.layers().size() - 1;
                int[] kept = last ? all(weighted.channels()) : strongest(weighted, share);
                layer = cut(weighted, keptInputs, graph.shapes().get(i).channels(), kept);
                keptInputs = kept;
            }
            layers.add(layer);
        }
        return graph.withLayers(layers);
    }

    private static int[] all(int channels) {
        return IntStream.range(0, channels).toArray();
    }

    /** Filter numbers in ascending order. */
    private static int[] strongest(Weighted layer, double share) {
        float[] strength = new float[layer.channels()];
        for (int i = 0; i < layer.weights().length(); i++) {
            strength[i % strength.length] += Math.abs(layer.weights().at(i));
        }
        return IntStream.range(0, strength.length)
                .boxed()
                .sorted(Comparator.comparing((Integer c) -> -strength[c]))
                .limit((long) Math.ceil(strength.length * share))
                .sorted()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The input channel is the last axis but one of the weights of convolutions and dense layers alike. */
    private static Weighted cut(Weighted layer, int[] inputs, int inputsBefore, int[] outputs) {
        int channels = layer.channels();
        int places = layer.fanIn() / inputsBefore;
        float[] weights = new float[places * inputs.length * outputs.length];
        int at = 0;
        for (int place = 0; place < places; place++) {
            for (int input : inputs) {
                for (int output : outputs) {
                    weights[at++] = layer.weights().at((place * inputsBefore + input) * channels + output);
                }
            }
        }
        float[] bias = new float[outputs.length];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = layer.bias().at(outputs[i]);
        }
        return layer.with(Floats.of(weights), Floats.of(bias));
    }
}
