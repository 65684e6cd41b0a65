package dev.dyno.harness.energy;

/**
 * The power of one window, as the steady part of the readings shows it.
 *
 * @param span the part of the window that it rests on
 * @param watts mean power
 * @param updates how often the source was updated in it
 * @param freedom degrees of freedom of {@code error}
 * @param error standard deviation of {@code watts} by noise and by what was left out, in watts
 * @param rounding what the source's steps do
 * @param slope trend of the power, in watts per second
 * @param bins the same in parts
 */
record Level(
        Span span,
        double watts,
        double updates,
        double freedom,
        double error,
        Rounding rounding,
        double slope,
        Bins bins) {

    /** The most that {@code watts} may be wrong by the source's steps, in watts. */
    double bound() {
        return rounding.bound(watts);
    }
}
