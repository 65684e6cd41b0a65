package dev.dyno.scenarios.twin;

/**
 * How a twin shows its power: what stands between the truth and who reads it.
 *
 * @param seconds between two updates, above 0
 * @param phase when in that time it updates, as a share of it, at least 0, below 1
 * @param mean whether it shows the mean since the update before, or what is in that moment
 * @param step of the current in A, at least 0 (no steps)
 * @param noise standard deviation of the current in A, at least 0
 * @param milliamperes whether it shows mA where others show uA
 * @param negative whether the current out of a battery is negative
 * @param voltStep step of the voltage in V, at least 0
 * @param chargeStep step of the charge counter in A.s, at least 0
 * @param counterStep step of the counter of joules in J; 0 if there is none
 * @param counterWrap J after which that counter begins again at 0, above its step
 */
public record Gauge(
        double seconds,
        double phase,
        boolean mean,
        double step,
        double noise,
        boolean milliamperes,
        boolean negative,
        double voltStep,
        double chargeStep,
        double counterStep,
        double counterWrap) {
    /** What most counters of microjoules wrap at: 32 bits. */
    public static final double WRAP = 4294.967296;

    public Gauge {
        Ranges.above("period", seconds, 0);
        Ranges.within("phase", phase, 0, Math.nextDown(1.0));
        Ranges.atLeast("step", step, 0);
        Ranges.atLeast("noise", noise, 0);
        Ranges.atLeast("step of the voltage", voltStep, 0);
        Ranges.atLeast("step of the charge", chargeStep, 0);
        Ranges.atLeast("step of the counter", counterStep, 0);
        Ranges.above("wrap of the counter", counterWrap, counterStep);
    }

    /**
     * A battery's gauge that shows the mean since its last update, without noise.
     *
     * @param seconds between two updates
     * @param step of the current in A
     * @param milliamperes whether it shows mA where others show uA
     * @param negative whether the current out of the battery is negative
     */
    public static Gauge of(double seconds, double step, boolean milliamperes, boolean negative) {
        return new Gauge(seconds, 0, true, step, 0, milliamperes, negative, 0.001, 3.6, 0, WRAP);
    }

    /** The same with noise, updating at another moment. */
    public Gauge with(double noiseAmperes, double phaseShare) {
        return new Gauge(
                seconds,
                phaseShare,
                mean,
                step,
                noiseAmperes,
                milliamperes,
                negative,
                voltStep,
                chargeStep,
                counterStep,
                counterWrap);
    }
}
