package dev.dyno.scenarios.demo.tflite;

import dev.dyno.scenarios.demo.graph.Layer.Weighted;

/** How a graph's numbers are stored in a TensorFlow Lite file. Methods return tensor numbers of the file. */
interface Numbers {
    /**
     * Adds a layer's weights.
     *
     * @param order for each place in the file the index into the layer's weights
     * @param channelAxis the axis of {@code shape} that counts output channels
     */
    int weights(int layer, Weighted weighted, int[] order, int channelAxis, int... shape);

    /** Adds a layer's biases. */
    int bias(int layer, Weighted weighted);

    /** Adds a computed tensor. */
    int computed(int tensor, int... shape);
}
