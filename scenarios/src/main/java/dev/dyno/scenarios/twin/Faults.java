package dev.dyno.scenarios.twin;

/**
 * What is wrong with a twin. Each can be switched while it runs.
 *
 * @param chargingAmperes current of a charger into the battery, in A, at least 0 (none)
 * @param reading how the reading of its current fails
 */
public record Faults(double chargingAmperes, Reading reading) {
    /** Nothing is wrong. */
    public static final Faults NONE = new Faults(0, Reading.FINE);

    /** How a reading fails. */
    public enum Reading {
        /** Not at all. */
        FINE,
        /** It is never updated. */
        STALE,
        /** It never comes. */
        HANGS,
        /** It ends with an input or output error. */
        BROKEN,
        /** It gives the number of an error, -22, for a value. */
        ERROR_NUMBER
    }

    public Faults {
        Ranges.within("charging current", chargingAmperes, 0, 50);
    }
}
