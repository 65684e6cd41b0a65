package dev.dyno.scenarios.demo;

import java.util.List;
import java.util.stream.IntStream;

/** Comparisons of two models' outputs. */
final class Outputs {
    private Outputs() {}

    static double largestDifference(float[] a, float[] b) {
        return indices(a).mapToDouble(i -> Math.abs(a[i] - b[i])).max().orElseThrow();
    }

    static double largestMagnitude(float[] a) {
        return indices(a).mapToDouble(i -> Math.abs(a[i])).max().orElseThrow();
    }

    static double cosine(float[] a, float[] b) {
        return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
    }

    static double shareOfEqual(List<Integer> a, List<Integer> b) {
        return (double) IntStream.range(0, a.size())
                        .filter(i -> a.get(i).equals(b.get(i)))
                        .count()
                / a.size();
    }

    private static double product(float[] a, float[] b) {
        return indices(a).mapToDouble(i -> (double) a[i] * b[i]).sum();
    }

    private static IntStream indices(float[] a) {
        return IntStream.range(0, a.length);
    }
}
