package dev.dyno.benchmarks.thermal;

import dev.dyno.harness.virtual.twin.TwinModel;
import dev.dyno.harness.virtual.twin.TwinState;
import dev.dyno.scenarios.file.TwinFiles;
import dev.dyno.scenarios.twin.Heat;
import dev.dyno.scenarios.twin.IdlePower;
import dev.dyno.scenarios.twin.Throttling;
import dev.dyno.scenarios.twin.Throttling.Sensor;
import dev.dyno.scenarios.twin.TwinParameters;
import java.util.Arrays;
import java.util.List;

/**
 * One twin under a load, seen by a thermometer.
 *
 * @param name of it, and what is varied
 * @param twin its parameters, throttling at {@link #trip}
 * @param cores how busy each core is
 * @param sensor where the thermometer is
 * @param step of the thermometer in C; 0 for none
 * @param noise standard deviation of its readings in C
 * @param hertz how often it is read
 */
record Subject(
        String name, TwinParameters twin, List<Double> cores, Sensor sensor, double step, double noise, double hertz) {
    /** The device throttles when this share of the rise is done: after the first third of the trial, but well before its end. */
    private static final double TRIPS_AT = 0.85;

    private static final double SETTLED_PER_MINUTE = 0.2;
    private static final double LONGEST = 3600;
    private static final double SHORTEST = 240;

    static Subject of(
            String file,
            double ambient,
            int cores,
            double use,
            Sensor sensor,
            double step,
            double noise,
            double hertz) {
        TwinParameters shipped = TwinFiles.shipped(file);
        Heat heat = new Heat(ambient, shipped.heat().die(), shipped.heat().skin());
        Double[] uses = new Double[cores];
        Arrays.fill(uses, use);
        String name = file + ", " + (sensor == Sensor.DIE ? "chip" : "skin");
        return new Subject(name, shipped.withHeat(heat), List.of(uses), sensor, step, noise, hertz);
    }

    double[] use() {
        return cores.stream().mapToDouble(Double::doubleValue).toArray();
    }

    double celsius(TwinState state) {
        return sensor == Sensor.DIE ? state.dieCelsius() : state.skinCelsius();
    }

    /** The same, which neither drifts nor throttles. */
    private TwinModel ideal() {
        IdlePower idle = new IdlePower(twin.idle().watts(), 0, 1);
        return new TwinModel(twin.withIdle(idle).withThrottling(new Throttling(sensor, List.of())), 0);
    }

    /** Where it would settle without throttling. */
    double equilibrium() {
        TwinModel model = ideal();
        return celsius(model.step(30_000, use()));
    }

    /** The temperature at which it throttles. */
    double trip() {
        double start = celsius(ideal().state());
        return start + TRIPS_AT * (equilibrium() - start);
    }

    /** How long a sustained trial takes: until the temperature changes by less than 0.2 C in a minute. */
    double trialSeconds() {
        TwinModel model = ideal();
        double before = celsius(model.state());
        for (double minute = 1; minute * 60 < LONGEST; minute++) {
            double after = celsius(model.step(60, use()));
            if (after - before < SETTLED_PER_MINUTE) {
                return Math.max(SHORTEST, 60 * minute);
            }
            before = after;
        }
        return LONGEST;
    }

    /** The device as it is measured: it drifts, and throttles at {@link #trip}. */
    TwinModel measured(long seed) {
        Throttling.Step step = new Throttling.Step(trip(), trip() - 4, 0.7, 2);
        return new TwinModel(twin.withThrottling(new Throttling(sensor, List.of(step))), seed);
    }
}
