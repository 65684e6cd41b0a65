package dev.dyno.benchmarks.history;

import java.util.Random;

/** A nightly series whose change points are known. */
final class MadeUpSeries {
    /** Levels last at least so many nights. */
    private static final int SHORTEST = 15;

    private final double[] values;
    private final int[] shifts;

    private MadeUpSeries(double[] values, int[] shifts) {
        this.values = values;
        this.shifts = shifts;
    }

    /** One value per night, around 100. */
    double[] values() {
        return values.clone();
    }

    /** Positions of the first night of every new level, rising. */
    int[] shifts() {
        return shifts.clone();
    }

    /**
     * Makes a series of 100 to 500 nights with noise of .3 to 1.5 % and up to six shifts of 1 to 10 %, up or down.
     *
     * @param seed the same seed gives the same series
     */
    static MadeUpSeries of(SeriesFamily family, long seed) {
        Random random = new Random(seed * 1_000_003 + family.title().hashCode());
        int n = 100 + random.nextInt(401);
        double sigma = 0.003 + 0.012 * random.nextDouble();
        int[] shifts = shifts(n, random.nextInt(Math.min(6, n / 40) + 1), random);
        double[] values = family.noise(n, sigma, random);
        double level = 0;
        int next = 0;
        for (int i = 0; i < n; i++) {
            if (next < shifts.length && shifts[next] == i) {
                level += (0.01 + 0.09 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
                next++;
            }
            values[i] = 100 * (1 + level + values[i]);
        }
        return new MadeUpSeries(values, shifts);
    }

    private static int[] shifts(int n, int count, Random random) {
        while (true) {
            int[] shifts =
                    random.ints(count, SHORTEST, n - SHORTEST + 1).sorted().toArray();
            boolean apart = true;
            for (int i = 1; i < count; i++) {
                apart &= shifts[i] - shifts[i - 1] >= SHORTEST;
            }
            if (apart) {
                return shifts;
            }
        }
    }
}
