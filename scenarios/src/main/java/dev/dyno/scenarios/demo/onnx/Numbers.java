package dev.dyno.scenarios.demo.onnx;

import dev.dyno.scenarios.demo.graph.Activation;
import dev.dyno.scenarios.demo.graph.Layer.Weighted;

/** How a graph's numbers are stored in an ONNX file. */
interface Numbers {
    /**
     * Adds a layer's weights.
     *
     * @param order for each place in the file the index into the layer's weights
     * @return the name under which an operation reads them
     */
    String weights(int layer, Weighted weighted, int[] order, long... dims);

    /** Adds a layer's biases and returns the name under which an operation reads them. */
    String bias(int layer, Weighted weighted);

    /** The name for an operation's direct result, so that {@link #settle} can turn it into the tensor of this name. */
    String direct(String stored, Activation activation);

    /** Adds what turns an operation's direct result into the tensor: its bounds, or its rounding to integers. */
    void settle(String stored, int tensor, Activation activation);
}
