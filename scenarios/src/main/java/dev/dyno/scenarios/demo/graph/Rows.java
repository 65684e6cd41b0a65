package dev.dyno.scenarios.demo.graph;

/** The inner loops. They run over contiguous values without a reduction, which is what the JIT compiler vectorises. */
public final class Rows {
    private Rows() {}

    /**
     * Adds a vector times a matrix: {@code y[j] += sum over k of x[k] * w[k][j]}, four rows of the matrix at a time.
     *
     * @param x the vector starts at {@code xStart} and has {@code rows} values
     * @param w {@code rows} rows of {@code columns} values
     * @param y the result starts at {@code yStart} and has {@code columns} values
     */
    public static void addProduct(float[] x, int xStart, int rows, float[] w, int columns, float[] y, int yStart) {
        int k = 0;
        for (; k + 4 <= rows; k += 4) {
            int at = xStart + k;
            addFour(x[at], x[at + 1], x[at + 2], x[at + 3], w, k * columns, columns, y, yStart);
        }
        for (; k < rows; k++) {
            addScaled(x[xStart + k], w, k * columns, columns, y, yStart);
        }
    }

    private static void addFour(
            float a, float b, float c, float d, float[] w, int start, int columns, float[] y, int yStart) {
        int second = start + columns;
        int third = second + columns;
        int fourth = third + columns;
        for (int j = 0; j < columns; j++) {
            y[yStart + j] += a * w[start + j] + b * w[second + j] + c * w[third + j] + d * w[fourth + j];
        }
    }

    /** {@code y[j] += a * w[j]} for {@code length} values. */
    public static void addScaled(float a, float[] w, int wStart, int length, float[] y, int yStart) {
        for (int j = 0; j < length; j++) {
            y[yStart + j] += a * w[wStart + j];
        }
    }

    /** {@code y[j] += x[j] * w[j]} for {@code length} values. */
    public static void addProducts(float[] x, int xStart, float[] w, int wStart, int length, float[] y, int yStart) {
        for (int j = 0; j < length; j++) {
            y[yStart + j] += x[xStart + j] * w[wStart + j];
        }
    }
}
