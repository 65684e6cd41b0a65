package dev.dyno.scenarios.demo.graph;

/** A constant array of floats. Whoever makes one hands the array over and does not write to it again. */
public final class Floats {
    private final float[] values;

    private Floats(float[] values) {
        this.values = values;
    }

    /** Wraps without a copy. */
    public static Floats of(float... values) {
        return new Floats(values);
    }

    public int length() {
        return values.length;
    }

    public float at(int index) {
        return values[index];
    }

    /** The values themselves, for inner loops; not to be written to. */
    public float[] array() {
        return values;
    }
}
