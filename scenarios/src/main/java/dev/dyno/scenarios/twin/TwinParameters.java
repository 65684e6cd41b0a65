package dev.dyno.scenarios.twin;

import java.util.Objects;

/**
 * Everything that a twin is made of. None of it describes a real product; all that comes of it is simulated.
 *
 * @param name what it is called
 * @param kind what shows its power and heat
 * @param idle what it draws while it does nothing
 * @param cores what its cores draw besides
 * @param supply where its power comes from
 * @param heat how it warms and cools
 * @param throttling how it slows down when it is hot
 * @param gauge how it shows its power
 * @param faults what is wrong with it from the start
 */
public record TwinParameters(
        String name,
        Kind kind,
        IdlePower idle,
        CorePower cores,
        Supply supply,
        Heat heat,
        Throttling throttling,
        Gauge gauge,
        Faults faults) {

    /** What shows a twin's power and heat. */
    public enum Kind {
        /** Android's battery and thermal zones. */
        PHONE,
        /** A power monitor and thermal zones of Linux. */
        BOARD
    }

    public TwinParameters {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a twin has a name");
        }
        Objects.requireNonNull(idle);
        Objects.requireNonNull(cores);
        Objects.requireNonNull(heat);
        Objects.requireNonNull(throttling);
        Objects.requireNonNull(gauge);
        Objects.requireNonNull(faults);
        if ((kind == Kind.PHONE) != (supply instanceof Supply.Battery)) {
            throw new IllegalArgumentException("a phone has a battery, and a board has none");
        }
    }

    /** The same with another idle power. */
    public TwinParameters withIdle(IdlePower other) {
        return new TwinParameters(name, kind, other, cores, supply, heat, throttling, gauge, faults);
    }

    /** The same with other heat. */
    public TwinParameters withHeat(Heat other) {
        return new TwinParameters(name, kind, idle, cores, supply, other, throttling, gauge, faults);
    }

    /** The same with another way to slow down. */
    public TwinParameters withThrottling(Throttling other) {
        return new TwinParameters(name, kind, idle, cores, supply, heat, other, gauge, faults);
    }

    /** The same with another gauge. */
    public TwinParameters withGauge(Gauge other) {
        return new TwinParameters(name, kind, idle, cores, supply, heat, throttling, other, faults);
    }

    /** The same with other faults. */
    public TwinParameters withFaults(Faults other) {
        return new TwinParameters(name, kind, idle, cores, supply, heat, throttling, gauge, other);
    }
}
