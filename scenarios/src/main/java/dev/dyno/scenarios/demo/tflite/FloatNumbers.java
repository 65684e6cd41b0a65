package dev.dyno.scenarios.demo.tflite;

import dev.dyno.scenarios.demo.graph.Layer.Weighted;
import dev.dyno.scenarios.demo.graph.LittleEndian;

/** Everything in single precision. */
record FloatNumbers(TfliteFile file) implements Numbers {
    @Override
    public int weights(int layer, Weighted weighted, int[] order, int channelAxis, int... shape) {
        float[] values = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            values[i] = weighted.weights().at(order[i]);
        }
        return constant("weights_" + layer, values, shape);
    }

    @Override
    public int bias(int layer, Weighted weighted) {
        return constant("bias_" + layer, weighted.bias().array(), weighted.channels());
    }

    @Override
    public int computed(int tensor, int... shape) {
        return file.tensor("tensor_" + tensor, ElementType.FLOAT32, Scale.NONE, shape);
    }

    private int constant(String name, float[] values, int... shape) {
        return file.constant(name, ElementType.FLOAT32, Scale.NONE, LittleEndian.bytes(values), shape);
    }
}
