package dev.dyno.scenarios.demo.tflite;

import dev.dyno.scenarios.demo.graph.Layer.Weighted;
import dev.dyno.scenarios.demo.graph.LittleEndian;
import dev.dyno.scenarios.demo.quantization.QuantizedGraph;
import dev.dyno.scenarios.demo.quantization.QuantizedWeights;

/** 8-bit tensors and weights, 32-bit biases. */
record Int8Numbers(TfliteFile file, QuantizedGraph quantized) implements Numbers {
    @Override
    public int weights(int layer, Weighted weighted, int[] order, int channelAxis, int... shape) {
        QuantizedWeights integers = quantized.weightsOf(layer);
        byte[] source = integers.weights();
        byte[] values = new byte[order.length];
        for (int i = 0; i < order.length; i++) {
            values[i] = source[order[i]];
        }
        Scale scale = new Scale(integers.scales(), 0, channelAxis);
        return file.constant("weights_" + layer, ElementType.INT8, scale, values, shape);
    }

    @Override
    public int bias(int layer, Weighted weighted) {
        QuantizedWeights integers = quantized.weightsOf(layer);
        int[] values = integers.bias();
        Scale scale = new Scale(integers.biasScales(), 0, 0);
        return file.constant("bias_" + layer, ElementType.INT32, scale, LittleEndian.bytes(values), values.length);
    }

    @Override
    public int computed(int tensor, int... shape) {
        Scale scale = Scale.of(quantized.tensors().get(tensor));
        return file.tensor("tensor_" + tensor, ElementType.INT8, scale, shape);
    }
}
