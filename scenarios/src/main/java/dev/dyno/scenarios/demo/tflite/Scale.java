package dev.dyno.scenarios.demo.tflite;

import dev.dyno.scenarios.demo.quantization.Quantization;

/**
 * What a tensor's integers stand for.
 *
 * @param scales one, or one for each place along {@code dimension}; none for a float tensor
 * @param zeroPoint the integer for 0 in all of them
 * @param dimension the axis that the scales belong to
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; lives only while a file is written.
record Scale(float[] scales, int zeroPoint, int dimension) {
    static final Scale NONE = new Scale(new float[0], 0, 0);

    static Scale of(Quantization quantization) {
        return new Scale(new float[] {quantization.scale()}, quantization.zeroPoint(), 0);
    }
}
