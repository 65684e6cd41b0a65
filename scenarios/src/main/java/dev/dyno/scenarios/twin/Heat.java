package dev.dyno.scenarios.twin;

/**
 * How a twin warms and cools: power flows into the die, from there into the skin, from there into the air.
 *
 * @param ambient temperature of the air in C
 * @param die between die and skin
 * @param skin between skin and air
 */
public record Heat(double ambient, Stage die, Stage skin) {
    public Heat {
        Ranges.within("ambient temperature", ambient, -40, 100);
    }

    /**
     * A thermal resistance and a capacity.
     *
     * @param kelvinPerWatt by how much it gets warmer than what it is cooled by, in K per W, above 0
     * @param seconds its time constant alone, resistance times capacity, above 0
     */
    public record Stage(double kelvinPerWatt, double seconds) {
        public Stage {
            Ranges.above("rise", kelvinPerWatt, 0);
            Ranges.above("time", seconds, 0);
        }

        /** Its heat capacity in J per K. */
        public double capacity() {
            return seconds / kelvinPerWatt;
        }
    }
}
