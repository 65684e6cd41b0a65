package dev.dyno.benchmarks.energy;

import dev.dyno.scenarios.twin.CorePower;
import dev.dyno.scenarios.twin.Faults;
import dev.dyno.scenarios.twin.Gauge;
import dev.dyno.scenarios.twin.Heat;
import dev.dyno.scenarios.twin.Heat.Stage;
import dev.dyno.scenarios.twin.IdlePower;
import dev.dyno.scenarios.twin.Supply;
import dev.dyno.scenarios.twin.Throttling;
import dev.dyno.scenarios.twin.TwinParameters;
import dev.dyno.scenarios.twin.TwinParameters.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * One sort of device to measure.
 *
 * @param kind phone or board
 * @param gauge how it shows its power
 * @param drift standard deviation of the drift of its idle power, in W
 * @param driftSeconds how long that lasts
 */
record TwinSet(Kind kind, Gauge gauge, double drift, double driftSeconds) {
    private static final double IDLE_WATTS = 0.8;
    private static final double CORE_WATTS = 2.6;
    private static final double SPREAD = 0.1;

    /** All that are tried: 1 to 10 updates a second, steps of 1 to 10 mA, uA and mA, both signs, moments and means, drift. */
    static List<TwinSet> all() {
        return List.of(
                phone(1, true, 0.001, 0.002, false, false, 0, 60),
                phone(1, true, 0.010, 0.005, true, true, 0.01, 60),
                phone(1, false, 0.005, 0.010, false, true, 0.02, 60),
                phone(2, true, 0.005, 0.005, false, true, 0.02, 30),
                phone(4, true, 0.001, 0.003, true, false, 0, 60),
                phone(4, false, 0.010, 0, false, true, 0.01, 60),
                phone(4, true, 0.005, 0.010, false, false, 0.03, 30),
                phone(4, false, 0.0015625, 0.004, false, true, 0.05, 20),
                phone(5, true, 0.002, 0.001, true, true, 0.05, 60),
                phone(10, false, 0.001, 0.020, false, false, 0, 60),
                phone(10, true, 0.010, 0.005, true, false, 0.03, 60),
                phone(10, true, 0.010, 0, false, true, 0.03, 30),
                board(10, 0.001, 0.002, 0, 0.01),
                board(4, 0.004, 0.010, 61e-6, 0.02));
    }

    private static TwinSet phone(
            double rate,
            boolean mean,
            double step,
            double noise,
            boolean milli,
            boolean negative,
            double drift,
            double seconds) {
        Gauge gauge = new Gauge(1 / rate, 0, mean, step, noise, milli, negative, 0.001, 3.6, 0, Gauge.WRAP);
        return new TwinSet(Kind.PHONE, gauge, drift, seconds);
    }

    /** A counter of a board wraps every few seconds, so that no trial goes by without. */
    private static TwinSet board(double rate, double step, double noise, double counterStep, double drift) {
        Gauge gauge = new Gauge(1 / rate, 0, true, step, noise, false, false, 0.001, 0, counterStep, 40);
        return new TwinSet(Kind.BOARD, gauge, drift, 60);
    }

    /** One device of the sort: no two have the same power, and their updates fall anywhere. */
    TwinParameters device(Random random) {
        Supply supply =
                kind == Kind.PHONE ? new Supply.Battery(14_400, 0.7, 3.4, 4.3, 0.08) : new Supply.Mains(5, 0.05);
        double idle = IDLE_WATTS * (1 + SPREAD * random.nextGaussian());
        double core = CORE_WATTS * (1 + SPREAD * random.nextGaussian());
        return new TwinParameters(
                name(),
                kind,
                new IdlePower(idle, drift, driftSeconds),
                new CorePower(2e9, 5e8, 0.1 * core, 0.9 * core, 2),
                supply,
                new Heat(25, new Stage(4, 5), new Stage(8, 300)),
                new Throttling(Throttling.Sensor.SKIN, List.of()),
                gauge.with(gauge.noise(), random.nextDouble()),
                Faults.NONE);
    }

    /** What tells it from the others. */
    String name() {
        String form = kind == Kind.BOARD
                ? gauge.counterStep() > 0 ? "board, counter" : "board, INA"
                : (gauge.milliamperes() ? "mA" : "uA") + (gauge.negative() ? " -" : " +");
        return String.format(
                Locale.ROOT,
                "%s, %.0f Hz %s, step %.4g mA, noise %.0f mA, drift %.0f mW / %.0f s",
                form,
                1 / gauge.seconds(),
                gauge.mean() ? "mean" : "moment",
                1e3 * gauge.step(),
                1e3 * gauge.noise(),
                1e3 * drift,
                driftSeconds);
    }
}
