package dev.dyno.reports.statistics.thermal;

/**
 * A model against readings that it was not fitted to.
 *
 * @param readings how many there were, at least 1
 * @param rootMeanSquare of the differences, in degrees Celsius
 * @param offset the mean of the differences at the end of these readings (their last third), read minus foreseen
 */
public record HeldBack(int readings, double rootMeanSquare, double offset) {

    /**
     * Compares.
     *
     * @param model from earlier readings
     * @param later readings, at least one
     * @param begin when the load began, on the readings' clock
     */
    public static HeldBack of(ThermalModel model, Warming later, double begin) {
        int n = later.size();
        if (n == 0) {
            throw new IllegalArgumentException("nothing was held back");
        }
        double squares = 0;
        double end = 0;
        int last = n - Math.max(1, n / 3);
        for (int i = 0; i < n; i++) {
            double off = later.celsius(i) - model.at(later.seconds(i) - begin).point();
            squares += off * off;
            end += i < last ? 0 : off;
        }
        return new HeldBack(n, Math.sqrt(squares / n), end / (n - last));
    }
}
