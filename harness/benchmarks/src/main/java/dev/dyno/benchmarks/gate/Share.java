package dev.dyno.benchmarks.gate;

import java.util.Locale;

/**
 * A share that was counted.
 *
 * @param hits how many
 * @param of out of how many, at least 1
 */
record Share(long hits, long of) {
    private static final double Z = 1.96;

    double value() {
        return (double) hits / of;
    }

    /** Lower end of E. B. Wilson's 95 % interval, JASA 22 (1927). */
    double lower() {
        return centre() - reach();
    }

    /** Upper end of the same. */
    double upper() {
        return centre() + reach();
    }

    private double centre() {
        return (value() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double reach() {
        double p = value();
        return Z / (1 + Z * Z / of) * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of));
    }

    /** In per cent with its interval, such as {@code 2.1 (1.8-2.5)}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.1f (%.1f-%.1f)", 100 * value(), 100 * Math.max(0, lower()), 100 * Math.min(1, upper()));
    }
}
