package dev.dyno.harness.energy;

import dev.dyno.harness.energy.EnergyResult.Amount;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes energy per inference of a track and of the windows in which the device rested and worked.
 *
 * <p>With {@code P} the power of the measured window, {@code I} idle power under it (on the line between the idle windows), {@code T} the length of
 * the measured window and {@code n} its inferences: gross {@code P T / n}, net {@code (P - I) T / n}. The uncertainty has in it the
 * noise of the readings, the steps of the source, when it was updated, how idle power drifts, and the clocks; not an error of the source's
 * scale, which is the same for all candidates on a device. See {@code docs/energy.md}.
 */
public final class EnergyEstimator {
    private EnergyEstimator() {}

    /** What an inference takes. Pure; never throws. */
    public static EnergyResult estimate(EnergyTrack track, EnergyWindows windows) {
        if (track instanceof EnergyTrack.Refused refused) {
            return new EnergyResult.Refused(refused.reason(), false);
        }
        if (track.power().size() < 3 || windows.measured().length() <= 0) {
            return new EnergyResult.Refused("there are no readings to speak of", false);
        }
        Meter meter = track instanceof EnergyTrack.Counter counter
                ? new CounterMeter(counter, windows)
                : new GaugeMeter((EnergyTrack.Power) track, windows);
        Optional<EnergyResult.Refused> refusal = meter.refusal();
        return refusal.isPresent() ? refusal.get() : measured(meter.levels(), windows);
    }

    private static EnergyResult measured(Levels levels, EnergyWindows windows) {
        double each = windows.measured().length() / windows.inferences();
        double mean = levels.during().watts();
        IdlePower idlePower = levels.idle();
        double idle = idlePower.watts();
        Uncertainty meanError = levels.powerUncertainty();
        Uncertainty idleError = levels.idleUncertainty(idlePower);
        double net = meanError.and(idleError).expanded();
        if (net >= Math.abs(mean - idle)) {
            return new EnergyResult.Refused(
                    String.format(
                            Locale.ROOT,
                            "too coarse: the measured window's power is %.3f W and idle power %.3f W, with an uncertainty of"
                                    + " %.3f W of their difference; a longer window or a heavier load would show it",
                            mean,
                            idle,
                            net),
                    true);
        }
        return new EnergyResult.Measured(
                new Amount(mean * each, meanError.expanded() * each),
                new Amount((mean - idle) * each, net * each),
                new Amount(mean, meanError.expanded()),
                new Amount(idle, idleError.expanded()),
                Math.max(1, Math.round(levels.during().updates())));
    }
}
