package dev.dyno.reports.statistics;

/** The factor L of a small symmetric positive definite matrix {@code A = L L'}. */
public final class Cholesky {
    private final double[][] lower;

    /**
     * Factors a matrix.
     *
     * @param matrix symmetric, positive definite; only its lower half is read
     */
    public Cholesky(double[][] matrix) {
        int n = matrix.length;
        lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double left = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    left -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(left) : left / lower[j][j];
            }
        }
    }

    /** The logarithm of the matrix's determinant. */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < lower.length; i++) {
            sum += Math.log(lower[i][i]);
        }
        return 2 * sum;
    }

    /** The x of {@code A x = b}. */
    public double[] solve(double[] b) {
        return solveTransposed(whiten(b));
    }

    /** The x of {@code L x = b}: from numbers whose covariance is A independent ones. */
    public double[] whiten(double[] b) {
        double[] x = b.clone();
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= lower[i][k] * x[k];
            }
            x[i] /= lower[i][i];
        }
        return x;
    }

    /** The x of {@code L' x = b}: from independent numbers ones whose covariance is the inverse of A. */
    public double[] solveTransposed(double[] b) {
        double[] x = b.clone();
        for (int i = x.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < x.length; k++) {
                x[i] -= lower[k][i] * x[k];
            }
            x[i] /= lower[i][i];
        }
        return x;
    }
}
