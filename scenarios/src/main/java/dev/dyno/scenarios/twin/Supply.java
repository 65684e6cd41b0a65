package dev.dyno.scenarios.twin;

/** Where a twin's power comes from. */
public sealed interface Supply {
    /** By how much its voltage sags, in V per A: its internal resistance in ohms. */
    double ohms();

    /**
     * A battery, whose open voltage rises straight from empty to full.
     *
     * @param capacity A.s, above 0
     * @param charge share of the capacity at the start, 0 to 1
     * @param emptyVolts open voltage when empty, above 0
     * @param fullVolts open voltage when full, at least that
     * @param ohms internal resistance, at least 0
     */
    record Battery(double capacity, double charge, double emptyVolts, double fullVolts, double ohms) implements Supply {
        public Battery {
            Ranges.above("capacity", capacity, 0);
            Ranges.within("charge", charge, 0, 1);
            Ranges.above("empty voltage", emptyVolts, 0);
            Ranges.atLeast("full voltage", fullVolts, emptyVolts);
            Ranges.atLeast("sag", ohms, 0);
        }

        /** The open voltage at a share of the capacity, from 0 to 1. */
        public double openVolts(double share) {
            return emptyVolts + share * (fullVolts - emptyVolts);
        }
    }

    /**
     * A mains adapter.
     *
     * @param volts without load, above 0
     * @param ohms of it and its cable, at least 0
     */
    record Mains(double volts, double ohms) implements Supply {
        public Mains {
            Ranges.above("voltage", volts, 0);
            Ranges.atLeast("sag", ohms, 0);
        }
    }
}
