package dev.dyno.scenarios.demo.onnx;

import dev.dyno.scenarios.demo.graph.Activation;
import dev.dyno.scenarios.demo.graph.Layer.Weighted;
import dev.dyno.scenarios.demo.quantization.Quantization;
import dev.dyno.scenarios.demo.quantization.QuantizedGraph;
import dev.dyno.scenarios.demo.quantization.QuantizedWeights;
import java.util.List;

/**
 * 8-bit integers between QuantizeLinear and DequantizeLinear, the form that runtimes fuse into integer operations. Tensors are
 * unsigned, weights signed: the pair for which x86 has a fast instruction. A bounded layer needs no Clip: its tensor's range
 * ends at the bounds, so that rounding saturates there.
 */
record QdqNumbers(OnnxFile file, QuantizedGraph quantized) implements Numbers {
    private static final int SIGNED_TO_UNSIGNED = 128;

    @Override
    public String weights(int layer, Weighted weighted, int[] order, long... dims) {
        QuantizedWeights integers = quantized.weightsOf(layer);
        byte[] source = integers.weights();
        byte[] values = new byte[order.length];
        for (int i = 0; i < order.length; i++) {
            values[i] = source[order[i]];
        }
        String name = "weights_" + layer;
        float[] scales = integers.scales();
        String q = file.constant(name + "_q", ElementType.INT8, values, dims);
        String zero = file.constant(name + "_zero", ElementType.INT8, new byte[scales.length], dims(scales));
        return dequantized(name, q, file.floats(name + "_scale", scales, dims(scales)), zero);
    }

    @Override
    public String bias(int layer, Weighted weighted) {
        QuantizedWeights integers = quantized.weightsOf(layer);
        String name = "bias_" + layer;
        float[] scales = integers.biasScales();
        String q = file.integers(name + "_q", integers.bias(), weighted.channels());
        String zero = file.integers(name + "_zero", new int[scales.length], dims(scales));
        return dequantized(name, q, file.floats(name + "_scale", scales, dims(scales)), zero);
    }

    /** One scale for all is a scalar in ONNX. */
    private static long[] dims(float[] scales) {
        return scales.length == 1 ? new long[0] : new long[] {scales.length};
    }

    private String dequantized(String name, String q, String scale, String zero) {
        file.add(new Node("DequantizeLinear", name, List.of(q, scale, zero)).attribute("axis", 0));
        return name;
    }

    @Override
    public String direct(String stored, Activation activation) {
        return stored + "_real";
    }

    @Override
    public void settle(String stored, int tensor, Activation activation) {
        Quantization quantization = quantized.tensors().get(tensor);
        String scale = file.floats(stored + "_scale", new float[] {quantization.scale()});
        byte[] zeroPoint = {(byte) (quantization.zeroPoint() + SIGNED_TO_UNSIGNED)};
        String zero = file.constant(stored + "_zero", ElementType.UINT8, zeroPoint);
        String q = stored + "_q";
        file.add(new Node("QuantizeLinear", q, List.of(direct(stored, activation), scale, zero)));
        file.add(new Node("DequantizeLinear", stored, List.of(q, scale, zero)));
    }
}
