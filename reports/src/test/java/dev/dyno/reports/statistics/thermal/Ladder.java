package dev.dyno.reports.statistics.thermal;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * A device made up for tests: a chip that warms a case that warms the air, in small explicit steps.
 *
 * @param die resistance from chip to case, in K/W
 * @param dieSeconds time constant of the chip alone
 * @param skin resistance from case to air
 * @param skinSeconds time constant of the case alone
 */
record Ladder(double die, double dieSeconds, double skin, double skinSeconds) {
    static final double AIR = 24;
    static final double IDLE = 0.8;
    static final double LOAD = 4;

    private static final double STEP = 0.05;

    /** What a thermometer on the chip or on the case shows twice a second, at rest until 0 and then under a load. */
    Warming shown(boolean onDie, double watts, double length, double step, double noise, long seed) {
        Random random = new Random(seed);
        int n = (int) (length * 2);
        double[] seconds = new double[n];
        double[] celsius = new double[n];
        double[] state = {AIR + IDLE * (skin + die), AIR + IDLE * skin};
        for (int i = 0; i < n; i++) {
            seconds[i] = i / 2.0;
            double noisy = state[onDie ? 0 : 1] + noise * random.nextGaussian();
            celsius[i] = step == 0 ? noisy : Math.rint(noisy / step) * step;
            go(state, time -> watts, seconds[i], 0.5);
        }
        return Warming.of(seconds, celsius);
    }

    private void go(double[] state, DoubleUnaryOperator watts, double from, double length) {
        for (double time = 0; time < length - STEP / 2; time += STEP) {
            double flow = (state[0] - state[1]) / die;
            state[0] += STEP * (watts.applyAsDouble(from + time) - flow) / (dieSeconds / die);
            state[1] += STEP * (flow - (state[1] - AIR) / skin) / (skinSeconds / skin);
        }
    }

    /** Where it settles. */
    double equilibrium(boolean onDie, double watts) {
        return AIR + watts * (skin + (onDie ? die : 0));
    }

    /** A temperature that the load reaches on its way. */
    double trip(boolean onDie, double share) {
        return equilibrium(onDie, IDLE) + share * (equilibrium(onDie, LOAD) - equilibrium(onDie, IDLE));
    }

    /** When it really reaches a temperature. */
    double reaches(boolean onDie, double celsius) {
        Warming exact = shown(onDie, LOAD, 12 * skinSeconds, 0, 0, 0);
        int i = 0;
        while (exact.celsius(i) < celsius) {
            i++;
        }
        return exact.seconds(i);
    }
}
