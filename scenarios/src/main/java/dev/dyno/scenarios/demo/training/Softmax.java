package dev.dyno.scenarios.demo.training;

/** Turns any values into positive ones that add to 1. */
final class Softmax {
    private Softmax() {}

    static float[] of(float[] values) {
        double highest = values[Examples.largest(values)];
        double[] powers = new double[values.length];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            powers[i] = StrictMath.exp(values[i] - highest);
            sum += powers[i];
        }
        float[] shares = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            shares[i] = (float) (powers[i] / sum);
        }
        return shares;
    }
}
