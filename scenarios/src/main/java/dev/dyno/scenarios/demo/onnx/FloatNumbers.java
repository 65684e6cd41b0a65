package dev.dyno.scenarios.demo.onnx;

import dev.dyno.scenarios.demo.graph.Activation;
import dev.dyno.scenarios.demo.graph.Layer.Weighted;
import java.util.List;

/** Everything in single precision. */
record FloatNumbers(OnnxFile file) implements Numbers {
    @Override
    public String weights(int layer, Weighted weighted, int[] order, long... dims) {
        float[] values = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            values[i] = weighted.weights().at(order[i]);
        }
        return file.floats("weights_" + layer, values, dims);
    }

    @Override
    public String bias(int layer, Weighted weighted) {
        return file.floats("bias_" + layer, weighted.bias().array(), weighted.channels());
    }

    @Override
    public String direct(String stored, Activation activation) {
        return activation == Activation.NONE ? stored : stored + "_unbounded";
    }

    @Override
    public void settle(String stored, int tensor, Activation activation) {
        String from = direct(stored, activation);
        switch (activation) {
            case NONE -> {}
            case RELU -> file.add(new Node("Relu", stored, List.of(from)));
            case RELU6 -> {
                String low = file.floats(stored + "_low", new float[] {activation.low()});
                String high = file.floats(stored + "_high", new float[] {activation.high()});
                file.add(new Node("Clip", stored, List.of(from, low, high)));
            }
        }
    }
}
