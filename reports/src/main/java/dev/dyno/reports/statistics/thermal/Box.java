package dev.dyno.reports.statistics.thermal;

/**
 * Where a stage's time constant is looked for.
 *
 * @param low natural logarithm of seconds
 * @param high likewise, above low
 */
record Box(double low, double high) {
    Box {
        if (!(low < high)) {
            throw new IllegalArgumentException("an empty box: " + low + " to " + high);
        }
    }

    /** Evenly spread places, the middles of as many parts. */
    double[] places(int points) {
        double[] places = new double[points];
        for (int i = 0; i < points; i++) {
            places[i] = low + (i + 0.5) * (high - low) / points;
        }
        return places;
    }

    double width() {
        return high - low;
    }

    /** This box around a part of it, but no smaller than a share of itself, and not beyond its own ends. */
    Box shrunk(double from, double until, double leastShare) {
        double middle = (from + until) / 2;
        double half = Math.max(until - from, leastShare * width()) / 2;
        return new Box(Math.max(low, middle - half), Math.min(high, middle + half));
    }
}
