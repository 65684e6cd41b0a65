package dev.dyno.scenarios.demo.quantization;

/**
 * How an 8-bit integer q in -128 .. 127 stands for a real value: {@code scale * (q - zeroPoint)}.
 *
 * @param scale positive
 * @param zeroPoint the integer that stands for 0, in -128 .. 127
 */
public record Quantization(float scale, int zeroPoint) {
    private static final int LOWEST = -128;
    private static final int HIGHEST = 127;

    public Quantization {
        if (!(scale > 0) || zeroPoint < LOWEST || zeroPoint > HIGHEST) {
            throw new IllegalArgumentException("scale " + scale + ", zero point " + zeroPoint);
        }
    }

    /** Spreads the 256 integers over the range, widened to hold 0 exactly. */
    public static Quantization covering(float low, float high) {
        float from = Math.min(low, 0);
        float to = Math.max(high, 0);
        if (to - from == 0) {
            return new Quantization(1, 0);
        }
        float scale = (to - from) / (HIGHEST - LOWEST);
        return new Quantization(scale, LOWEST - (int) Math.rint(from / scale));
    }

    /** The nearest integer, saturating. */
    public int quantize(float value) {
        int q = (int) Math.rint(value / scale) + zeroPoint;
        return Math.min(Math.max(q, LOWEST), HIGHEST);
    }

    /** The nearest value that an integer stands for. */
    public float snap(float value) {
        return scale * (quantize(value) - zeroPoint);
    }
}
