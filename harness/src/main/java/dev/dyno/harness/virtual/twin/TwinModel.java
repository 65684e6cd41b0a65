package dev.dyno.harness.virtual.twin;

import dev.dyno.scenarios.twin.IdlePower;
import dev.dyno.scenarios.twin.Supply;
import dev.dyno.scenarios.twin.TwinParameters;
import java.util.Random;

/**
 * A twin's power, heat and battery, which go on as it is stepped. Its energy is the ground truth that what is measured of its
 * gauge can be held against.
 */
public final class TwinModel {
    /** A step is taken in pieces no longer than this, so that throttling and drift do not depend on how it was stepped. */
    private static final double LONGEST_PIECE = 0.5;

    private final TwinParameters parameters;
    private final Random random;
    private final TwoStages heat;
    private final Throttle throttle;
    private double chargingAmperes;
    private double charge;
    private double drift;
    private TwinState state;

    /**
     * A twin that has been idle for so long that its temperature has settled.
     *
     * @param seed of its drift
     */
    public TwinModel(TwinParameters parameters, long seed) {
        this.parameters = parameters;
        this.random = new Random(seed);
        this.heat = TwoStages.settled(parameters.heat(), parameters.idle().watts());
        this.throttle = new Throttle(parameters.throttling());
        this.chargingAmperes = parameters.faults().chargingAmperes();
        this.charge = parameters.supply() instanceof Supply.Battery battery ? battery.charge() : 1;
        this.drift = parameters.idle().drift() * random.nextGaussian();
        this.state = shown(0, idle(), 0);
    }

    /** The truth as of the last step. */
    public TwinState state() {
        return state;
    }

    /** Changes the current of the charger from here on; 0 for none. Without a battery it has no effect. */
    public void charging(double amperes) {
        chargingAmperes = amperes;
    }

    /** Changes the battery's charge, as a share of its capacity from 0 to 1. Without a battery it has no effect. */
    public void charge(double share) {
        charge = parameters.supply() instanceof Supply.Battery ? Math.min(1, Math.max(0, share)) : 1;
    }

    /** Changes the temperature of the air, in C, from here on. */
    public void ambient(double celsius) {
        heat.ambient(celsius);
    }

    /**
     * Goes on.
     *
     * @param seconds for how long, at least 0
     * @param coreUse the share of that time that each core was busy, 0 to 1, at whatever frequency it was left
     * @return the truth at its end; its power is the mean over this step
     */
    public TwinState step(double seconds, double... coreUse) {
        if (!(seconds >= 0) || seconds == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("a step takes a time of at least 0 s, not " + seconds);
        }
        if (seconds == 0) {
            return state;
        }
        double joules = state.joules();
        int pieces = (int) Math.ceil(seconds / LONGEST_PIECE);
        for (int i = 0; i < pieces; i++) {
            joules += piece(seconds / pieces, coreUse);
        }
        double watts = (joules - state.joules()) / seconds;
        state = shown(state.seconds() + seconds, watts, joules);
        return state;
    }

    /** One piece, with its energy. */
    private double piece(double seconds, double[] coreUse) {
        drift(seconds);
        double watts = idle();
        for (double use : coreUse) {
            watts += parameters.cores().watts(Math.min(1, Math.max(0, use)), throttle.share());
        }
        heat.step(seconds, watts);
        throttle.update(heat.die(), heat.skin());
        if (parameters.supply() instanceof Supply.Battery battery) {
            double amperes = load(battery, watts) - charging();
            charge = Math.min(1, Math.max(0, charge - amperes * seconds / battery.capacity()));
        }
        return watts * seconds;
    }

    private void drift(double seconds) {
        IdlePower idle = parameters.idle();
        double kept = Math.exp(-seconds / idle.driftSeconds());
        drift = drift * kept + idle.drift() * Math.sqrt(1 - kept * kept) * random.nextGaussian();
    }

    private double idle() {
        return Math.max(0, parameters.idle().watts() + drift);
    }

    private double charging() {
        return parameters.supply() instanceof Supply.Battery && charge < 1 ? chargingAmperes : 0;
    }

    private double load(Supply supply, double watts) {
        double ohms = supply.ohms();
        double source = source(supply) + charging() * ohms;
        if (ohms == 0) {
            return watts / source;
        }
        // watts = (source - ohms * load) * load; beyond the most that it can give, it gives that.
        double root = Math.sqrt(Math.max(0, source * source - 4 * ohms * watts));
        return (source - root) / (2 * ohms);
    }

    private double source(Supply supply) {
        if (supply instanceof Supply.Battery battery) {
            return battery.openVolts(charge);
        }
        return ((Supply.Mains) supply).volts();
    }

    private TwinState shown(double seconds, double watts, double joules) {
        Supply supply = parameters.supply();
        double load = load(supply, watts);
        double volts = source(supply) - (load - charging()) * supply.ohms();
        return new TwinState(
                seconds,
                watts,
                joules,
                volts,
                load,
                charging(),
                charge,
                heat.die(),
                heat.skin(),
                throttle.share(),
                throttle.status());
    }
}
