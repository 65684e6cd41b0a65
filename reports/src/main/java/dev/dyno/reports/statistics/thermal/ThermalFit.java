package dev.dyno.reports.statistics.thermal;

import java.util.Locale;

/**
 * Finds how a device warms under a load, from readings of the load's beginning, or says why that cannot be told.
 *
 * <p>All curves of one and of two stages are weighed by their probability; neither is chosen where the readings leave both
 * open. Neighbouring readings that err together count for less ({@link Noise}). What is weakly assumed: rises of the order of 40
 * degrees, time constants up to half an hour, no curve that falls. A rise of which too little has been seen shows as a wide interval,
 * and beyond a bound nothing is foretold at all.
 */
public sealed interface ThermalFit {
    /** The fewest readings that are fitted. */
    int FEWEST = 20;

    /** Less than this is no warming, in degrees Celsius. */
    double LEAST_RISE = 2;

    /** Fewer steps of the thermometer show no curve. */
    double FEWEST_STEPS = 4;

    /** An equilibrium is told when its interval reaches at most this far, in degrees Celsius, or this share of the rise. */
    double WIDEST = 1.5;

    double WIDEST_SHARE = 0.02;

    /** A curve fits when it leaves at most this share of the rise, or one step of the thermometer. */
    double WORST_SHARE = 0.05;

    /** Held-back readings may be this far off at their end, in degrees Celsius, or as far as the interval says. */
    double FARTHEST = 1.5;

    /**
     * It can be told.
     *
     * @param model what was found
     * @param deviation the standard deviation of averaged readings around the best curve, in degrees Celsius
     */
    record Fitted(ThermalModel model, double deviation) implements ThermalFit {}

    /**
     * It cannot.
     *
     * @param reason why, for people; continues "no forecast: "
     */
    record Withheld(String reason) implements ThermalFit {}

    /**
     * Fits readings.
     *
     * @param warming readings of the load's beginning, up to where the device throttled, if it did
     * @param begin when the load began, on the readings' clock
     * @param seed of the draws; the same input gives the same answer
     */
    static ThermalFit of(Warming warming, double begin, long seed) {
        String flaw = Fitting.flaw(warming);
        return flaw.isEmpty() ? new Fitting(warming, begin).fit(seed) : new Withheld(flaw);
    }

    /**
     * Fits readings and holds the answer against later ones of the same load.
     *
     * @param later readings of the same load, not throttled; with none nothing is checked
     */
    static ThermalFit checked(Warming warming, Warming later, double begin, long seed) {
        ThermalFit fit = of(warming, begin, seed);
        if (fit instanceof Fitted fitted && later.size() > 0) {
            HeldBack heldBack = HeldBack.of(fitted.model(), later, begin);
            Range end = fitted.model().at(later.seconds(later.size() - 1) - begin);
            if (Math.abs(heldBack.offset()) > Math.max(FARTHEST, end.halfWidth())) {
                return new Withheld(String.format(
                        Locale.ROOT,
                        "the readings that were held back are %.1f °C %s than the model says",
                        Math.abs(heldBack.offset()),
                        heldBack.offset() > 0 ? "warmer" : "cooler"));
            }
        }
        return fit;
    }
}
