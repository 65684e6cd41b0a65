package dev.dyno.harness.energy;

/**
 * The power of the three windows of a trial.
 *
 * @param lag by how much the source may show the device's power late, in seconds
 */
record Levels(Level before, Level during, Level after, double lag) {

    /** Which share the window after has in the idle power under the measured window: both idle powers are joined by a line. */
    private double share() {
        double between = after.span().middle() - before.span().middle();
        return (during.span().middle() - before.span().middle()) / between;
    }

    /** Idle power under the measured window, in watts. */
    double idle() {
        return before.watts() + share() * (after.watts() - before.watts());
    }

    /** What is uncertain about the mean power of the measured window. */
    Uncertainty powerUncertainty() {
        // A trend is shown late, and the part that is left out at the start has another power than the rest.
        return during.noise().within(during.bound()).within(Math.abs(during.slope()) * lag);
    }

    /**
     * What is uncertain about idle power. The steps of both windows count as one: idle power of the same height is shown wrong by the
     * same amount twice.
     */
    Uncertainty idleUncertainty() {
        double share = share();
        return before.noise()
                .times(1 - share)
                .and(after.noise().times(share))
                .within((1 - share) * before.bound() + share * after.bound())
                .and(Drift.of(this).uncertainty(share));
    }
}
