package dev.dyno.reports.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The levels at which to look at data that are still growing, so that all looks together err as rarely as a single one.
 *
 * <p>The error is spent with the square of the information, {@code error * (n / N)^2}: the function of D. L. DeMets and K. K.
 * G. Lan, "Interim analysis: the alpha spending function approach", Statistics in Medicine 13 (1994), with power 2. How much
 * of it a level spends follows from the joint distribution of the looks, that of a Brownian motion, by the recursion of P.
 * Armitage, C. K. McPherson and B. C. Rowe, "Repeated significance tests on accumulating data", JRSS A 132 (1969).
 */
public final class GroupSequential {
    /** Points of the grid over what has not crossed; Simpson's rule wants an even number of steps. */
    private static final int STEPS = 256;
    /** The grid reaches this many standard deviations to the side that is never crossed. */
    private static final double FAR = 8;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private GroupSequential() {}

    /**
     * One look per size.
     *
     * @param sizes rising numbers of pairs, each at least 2; the last one is that of the whole plan
     * @param error one-sided, of all looks together, above 0 and below 1/2
     */
    public static List<Look> looks(int[] sizes, double error) {
        Samples.requireShare("error", error);
        double whole = sizes[sizes.length - 1];
        double[] times = Arrays.stream(sizes).mapToDouble(n -> n / whole).toArray();
        double[] levels = levels(times, error);
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            looks.add(Look.at(sizes[i], levels[i]));
        }
        return List.copyOf(looks);
    }

    /**
     * The one-sided levels of looks at the given shares of the information.
     *
     * @param times rising, above 0, the last one 1
     */
    static double[] levels(double[] times, double error) {
        double[] levels = new double[times.length];
        Alive alive = Alive.atStart();
        double before = 0;
        for (int i = 0; i < times.length; i++) {
            double step = times[i] - before;
            if (!(step > 0)) {
                throw new IllegalArgumentException("looks come at rising numbers of pairs");
            }
            double boundary = alive.boundary(step, error * (times[i] * times[i] - before * before), times[i]);
            levels[i] = NORMAL.survivalProbability(boundary / Math.sqrt(times[i]));
            alive = alive.after(step, boundary, times[i]);
            before = times[i];
        }
        return levels;
    }

    /** The paths that have not crossed a boundary yet. */
    private static final class Alive {
        /** Where they may be. */
        private final double[] places;
        /** The weight of each place, with the weight of Simpson's rule in it. */
        private final double[] masses;

        private Alive(double[] places, double[] masses) {
            this.places = places;
            this.masses = masses;
        }

        static Alive atStart() {
            return new Alive(new double[] {0}, new double[] {1});
        }

        /** Beyond which place paths cross after a further step with the given probability. */
        double boundary(double step, double spent, double time) {
            double low = -FAR * Math.sqrt(time);
            double high = FAR * Math.sqrt(time);
            for (int i = 0; i < 60; i++) {
                double middle = (low + high) / 2;
                if (crossing(step, middle) > spent) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return high;
        }

        private double crossing(double step, double boundary) {
            double scale = Math.sqrt(step);
            double sum = 0;
            for (int i = 0; i < places.length; i++) {
                sum += masses[i] * NORMAL.survivalProbability((boundary - places[i]) / scale);
            }
            return sum;
        }

        Alive after(double step, double boundary, double time) {
            double from = -FAR * Math.sqrt(time);
            double width = (boundary - from) / STEPS;
            double scale = Math.sqrt(step);
            double[] there = new double[STEPS + 1];
            double[] mass = new double[STEPS + 1];
            for (int i = 0; i <= STEPS; i++) {
                there[i] = from + i * width;
                double density = 0;
                for (int j = 0; j < places.length; j++) {
                    density += masses[j] * NORMAL.density((there[i] - places[j]) / scale) / scale;
                }
                int simpson = i == 0 || i == STEPS ? 1 : 2 + 2 * (i % 2);
                mass[i] = density * width * simpson / 3;
            }
            return new Alive(there, mass);
        }
    }
}
