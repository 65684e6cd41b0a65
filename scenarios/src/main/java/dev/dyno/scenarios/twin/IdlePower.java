package dev.dyno.scenarios.twin;

/**
 * What a twin draws while its cores do nothing: a mean, about which it drifts as an Ornstein-Uhlenbeck process.
 *
 * @param watts the mean, at least 0
 * @param drift the standard deviation of the drift, in W, at least 0
 * @param driftSeconds after which time the drift remembers 1/e of itself, above 0
 */
public record IdlePower(double watts, double drift, double driftSeconds) {
    public IdlePower {
        Ranges.atLeast("idle power", watts, 0);
        Ranges.atLeast("drift", drift, 0);
        Ranges.above("drift time", driftSeconds, 0);
    }
}
