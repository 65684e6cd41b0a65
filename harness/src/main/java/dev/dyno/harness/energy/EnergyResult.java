package dev.dyno.harness.energy;

/** What an inference takes, or why that cannot be said. */
public sealed interface EnergyResult {

    /**
     * A number with the half-width of its 95 % interval, both in the same unit.
     *
     * @param value finite
     * @param uncertainty95 not negative; the truth lies within {@code value} +- this in 95 of 100 cases
     */
    record Amount(double value, double uncertainty95) {
        public Amount {
            if (!Double.isFinite(value) || !(uncertainty95 >= 0) || !Double.isFinite(uncertainty95)) {
                throw new IllegalArgumentException("an amount is finite: " + value + " +- " + uncertainty95);
            }
        }

        /** The uncertainty as a share of the value; infinite for a value of 0. */
        public double relative() {
            return uncertainty95 / Math.abs(value);
        }
    }

    /**
     * Measured. The uncertainty may still be larger than a scenario accepts; it falls about as the window grows.
     *
     * @param gross joules per inference, idle power included
     * @param net joules per inference above idle power; may be negative where idle power scatters more than inferences take
     * @param mean mean power of the measured window, in watts
     * @param idle idle power under the measured window, interpolated between the idle windows, in watts
     * @param readings how many readings of the source the measured window's power rests on
     */
    record Measured(Amount gross, Amount net, Amount mean, Amount idle, long readings) implements EnergyResult {}

    /**
     * Not measured.
     *
     * @param reason why, with the cure where there is one; never blank
     * @param longerHelps whether the same trial with longer windows may be measured
     */
    record Refused(String reason, boolean longerHelps) implements EnergyResult {
        public Refused {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("a refusal has a reason");
            }
        }
    }
}
