package dev.dyno.scenarios.twin;

/**
 * What one core draws: {@code use * (leak + switching * share^exponent)}, where {@code use} is the share of the time that it
 * is busy and {@code share} its frequency as a share of the highest. An idle core is cut off and draws nothing.
 *
 * @param hertz the highest frequency, above 0
 * @param slowest the lowest frequency in Hz, above 0 and at most the highest
 * @param leak W while it is busy, at any frequency, at least 0
 * @param switching W while it is busy, at the highest frequency, at least 0
 * @param exponent how that falls with the frequency; from 1 where the voltage stays to 3 where it falls with it
 */
public record CorePower(double hertz, double slowest, double leak, double switching, int exponent) {
    public CorePower {
        Ranges.above("slowest frequency", slowest, 0);
        Ranges.atLeast("frequency", hertz, slowest);
        Ranges.atLeast("leak", leak, 0);
        Ranges.atLeast("switching power", switching, 0);
        Ranges.within("exponent", exponent, 1, 4);
    }

    /**
     * The power of one core.
     *
     * @param use share of the time that it is busy, 0 to 1
     * @param share its frequency as a share of the highest, 0 to 1
     */
    public double watts(double use, double share) {
        return use * (leak + switching * Math.pow(share, exponent));
    }
}
