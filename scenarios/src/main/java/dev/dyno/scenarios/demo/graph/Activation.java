package dev.dyno.scenarios.demo.graph;

/** What bounds a layer's result. */
public enum Activation {
    NONE(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY),
    RELU(0, Float.POSITIVE_INFINITY),
    RELU6(0, 6);

    private final float low;
    private final float high;

    Activation(float low, float high) {
        this.low = low;
        this.high = high;
    }

    public float low() {
        return low;
    }

    public float high() {
        return high;
    }

    /** Bounds the values from {@code start} on, {@code length} of them. */
    void apply(float[] values, int start, int length) {
        if (this == NONE) {
            return;
        }
        for (int i = start; i < start + length; i++) {
            values[i] = Math.min(Math.max(values[i], low), high);
        }
    }
}
