package dev.dyno.harness.energy;

/** Makes energy per inference of a track and of the windows in which the device rested and worked. */
public final class EnergyEstimator {
    private EnergyEstimator() {}

    /** What an inference takes. Pure; never throws. */
    public static EnergyResult estimate(EnergyTrack track, EnergyWindows windows) {
        return track instanceof EnergyTrack.Refused refused
                ? new EnergyResult.Refused(refused.reason(), false)
                : new EnergyResult.Refused(
                        "the estimator of " + windows.inferences() + " inferences is missing", false);
    }
}
