package dev.dyno.harness.virtual.twin;

import dev.dyno.scenarios.twin.Gauge;
import dev.dyno.scenarios.twin.Supply;
import dev.dyno.scenarios.twin.TwinParameters;
import java.util.Random;

/** Shows a twin as its device would: late, in steps, with noise. What it shows changes only when it updates. */
public final class TwinGauge {
    private final Gauge gauge;
    private final double capacity;
    private final Random random;
    private boolean stale;
    private double next;
    private double last;
    private double updated;
    private double coulombs;
    private double voltSeconds;
    private TwinReading reading;

    /**
     * A gauge that has just updated.
     *
     * @param state where the twin begins
     * @param seed of its noise
     */
    public TwinGauge(TwinParameters parameters, TwinState state, long seed) {
        this.gauge = parameters.gauge();
        this.capacity = parameters.supply() instanceof Supply.Battery battery ? battery.capacity() : 0;
        this.random = new Random(seed);
        this.last = state.seconds();
        this.updated = last;
        this.next = state.seconds() + gauge.seconds() * (gauge.phase() == 0 ? 1 : gauge.phase());
        this.reading = shown(state, state.batteryAmperes(), state.volts());
    }

    /** What it shows. */
    public TwinReading reading() {
        return reading;
    }

    /** From here on it does not update any more, or does so again. */
    public void stale(boolean yes) {
        stale = yes;
    }

    /**
     * Sees what the twin did in its last step.
     *
     * @param state after it
     * @return what it shows now
     */
    public TwinReading see(TwinState state) {
        double seconds = state.seconds() - last;
        last = state.seconds();
        coulombs += state.batteryAmperes() * seconds;
        voltSeconds += state.volts() * seconds;
        // A hair early: sums of steps that are not exact in binary must not miss their update.
        if (last >= next - 1e-9) {
            update(state);
        }
        return reading;
    }

    private void update(TwinState state) {
        double since = state.seconds() - updated;
        double amperes = gauge.mean() && since > 0 ? coulombs / since : state.batteryAmperes();
        double volts = gauge.mean() && since > 0 ? voltSeconds / since : state.volts();
        if (!stale) {
            reading = shown(state, amperes, volts);
        }
        coulombs = 0;
        voltSeconds = 0;
        updated = state.seconds();
        while (next <= last + 1e-9) {
            next += gauge.seconds();
        }
    }

    private TwinReading shown(TwinState state, double amperes, double volts) {
        double noisy = amperes + gauge.noise() * random.nextGaussian();
        double counter = gauge.counterStep() == 0
                ? 0
                : Math.floor(state.joules() / gauge.counterStep()) * gauge.counterStep() % gauge.counterWrap();
        return new TwinReading(
                state.seconds(),
                stepped(noisy, gauge.step()),
                stepped(volts, gauge.voltStep()),
                stepped(state.charge() * capacity, gauge.chargeStep()),
                state.charge(),
                counter,
                state.chargingAmperes() > 0,
                state.dieCelsius(),
                state.skinCelsius());
    }

    private static double stepped(double value, double step) {
        return step == 0 ? value : Math.rint(value / step) * step;
    }
}
