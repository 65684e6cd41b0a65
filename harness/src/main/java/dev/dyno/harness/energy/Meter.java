package dev.dyno.harness.energy;

import java.util.Optional;

/** Reads the power of the windows off a track. */
sealed interface Meter permits CounterMeter, GaugeMeter {

    /** Why it cannot; empty if it can. */
    Optional<EnergyResult.Refused> refusal();

    /** The power of the windows, where nothing was refused. */
    Levels levels();

    /** A refusal that more time would mend. */
    static Optional<EnergyResult.Refused> tooShort(String reason) {
        return Optional.of(new EnergyResult.Refused(reason, true));
    }

    /** A window that is too short. The scenario says how long idle windows are: only the measured one is lengthened by itself. */
    static Optional<EnergyResult.Refused> tooShort(String window, String reason) {
        return window.startsWith("idle")
                ? never(reason + "; 'energy: idle' in the scenario asks for more")
                : tooShort(reason);
    }

    /** A refusal that more time would not mend. */
    static Optional<EnergyResult.Refused> never(String reason) {
        return Optional.of(new EnergyResult.Refused(reason, false));
    }

    /** Seconds for people. */
    static String seconds(double seconds) {
        return String.format(java.util.Locale.ROOT, seconds < 1 ? "%.2f s" : "%.1f s", seconds);
    }
}
