package dev.dyno.harness.energy;

/**
 * The power of the three windows of a trial.
 *
 * @param lag by how much the source may show the device's power late, in seconds
 */
record Levels(Level before, Level during, Level after, double lag) {

    /** What is uncertain about the mean power of the measured window. */
    Uncertainty powerUncertainty() {
        // A trend is shown late, and the part that is left out at the start has another power than the rest.
        return Uncertainty.none()
                .noise(during.error(), during.freedom())
                .within(during.bound())
                .within(Math.abs(during.slope()) * lag);
    }

    /** Idle power under the measured window. */
    IdlePower idle() {
        return IdlePower.of(before, during, after);
    }

    /** What is uncertain about idle power: what is not known of its drift and noise, and steps. */
    Uncertainty idleUncertainty(IdlePower idle) {
        Rounding both = before.rounding().and(after.rounding());
        Uncertainty drift = idle.uncertainty();
        // Idle power of the same height is shown wrong by the same amount twice.
        return both.few()
                ? drift.within(both.bound(idle.watts()))
                : drift.within(before.bound() / 2).within(after.bound() / 2);
    }
}
