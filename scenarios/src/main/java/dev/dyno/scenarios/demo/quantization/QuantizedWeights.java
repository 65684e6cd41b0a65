package dev.dyno.scenarios.demo.quantization;

import dev.dyno.scenarios.demo.graph.Floats;
import dev.dyno.scenarios.demo.graph.Layer.Dense;
import dev.dyno.scenarios.demo.graph.Layer.Weighted;

/**
 * A layer's integers: symmetric 8-bit weights in -127 .. 127 in the layer's own order, and 32-bit biases at
 * the scale (input scale * weight scale), so that they add to the products as they are.
 */
public final class QuantizedWeights {
    private static final int HIGHEST = 127;
    private final byte[] weights;
    private final int[] bias;
    private final float[] scales;
    private final float[] biasScales;

    private QuantizedWeights(byte[] weights, int[] bias, float[] scales, float[] biasScales) {
        this.weights = weights;
        this.bias = bias;
        this.scales = scales;
        this.biasScales = biasScales;
    }

    /**
     * Rounds a layer's weights. Each output channel has a scale of its own, except in dense layers: older TFLite releases
     * know only one scale there.
     */
    static QuantizedWeights of(Weighted layer, float inputScale) {
        int channels = layer.channels();
        float[] scales = scales(layer);
        byte[] weights = new byte[layer.weights().length()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) Math.rint(layer.weights().at(i) / scales[i % channels % scales.length]);
        }
        float[] biasScales = new float[scales.length];
        for (int i = 0; i < scales.length; i++) {
            biasScales[i] = inputScale * scales[i];
        }
        int[] bias = new int[channels];
        for (int i = 0; i < channels; i++) {
            bias[i] = (int) Math.rint((double) layer.bias().at(i) / biasScales[i % scales.length]);
        }
        return new QuantizedWeights(weights, bias, scales, biasScales);
    }

    private static float[] scales(Weighted layer) {
        float[] largest = new float[layer instanceof Dense ? 1 : layer.channels()];
        for (int i = 0; i < layer.weights().length(); i++) {
            int at = i % layer.channels() % largest.length;
            largest[at] = Math.max(largest[at], Math.abs(layer.weights().at(i)));
        }
        for (int i = 0; i < largest.length; i++) {
            largest[i] = largest[i] > 0 ? largest[i] / HIGHEST : 1;
        }
        return largest;
    }

    /** The integers in the order of the layer's weights. */
    public byte[] weights() {
        return weights.clone();
    }

    public int[] bias() {
        return bias.clone();
    }

    /** One for each output channel, or a single one for all. */
    public float[] scales() {
        return scales.clone();
    }

    /** As many as {@link #scales}. */
    public float[] biasScales() {
        return biasScales.clone();
    }

    /** The layer with the values that the integers stand for. */
    Weighted dequantized(Weighted layer) {
        float[] values = new float[weights.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = weights[i] * scales[i % bias.length % scales.length];
        }
        float[] biases = new float[bias.length];
        for (int i = 0; i < biases.length; i++) {
            biases[i] = bias[i] * biasScales[i % scales.length];
        }
        return layer.with(Floats.of(values), Floats.of(biases));
    }
}
