package dev.dyno.benchmarks.history;

import java.util.Random;

/** What the noise of a made-up nightly series looks like. */
enum SeriesFamily {
    /** Independent and normal. */
    NORMAL("normal") {
        @Override
        double[] noise(int n, double sigma, Random random) {
            return ar(n, sigma, 0, random);
        }
    },
    /** Every night resembles the one before, autocorrelation .3. */
    AR3("AR .3") {
        @Override
        double[] noise(int n, double sigma, Random random) {
            return ar(n, sigma, 0.3, random);
        }
    },
    /** Every night resembles the one before, autocorrelation .6. */
    AR6("AR .6") {
        @Override
        double[] noise(int n, double sigma, Random random) {
            return ar(n, sigma, 0.6, random);
        }
    },
    /** Normal, with one night in twenty far off, mostly upwards. */
    SPIKES("spikes") {
        @Override
        double[] noise(int n, double sigma, Random random) {
            double[] noise = ar(n, sigma, 0, random);
            for (int i = 0; i < n; i++) {
                if (random.nextDouble() < 0.05) {
                    double size = sigma * (5 + 15 * random.nextDouble());
                    noise[i] += random.nextDouble() < 0.8 ? size : -size;
                }
            }
            return noise;
        }
    },
    /** Every night is in one of two modes, 3 to 6 sigma apart. */
    BIMODAL("bimodal") {
        @Override
        double[] noise(int n, double sigma, Random random) {
            double[] noise = ar(n, sigma / 2, 0, random);
            double share = 0.1 + 0.4 * random.nextDouble();
            double apart = sigma * (2 + 2 * random.nextDouble());
            for (int i = 0; i < n; i++) {
                noise[i] += random.nextDouble() < share ? apart : 0;
            }
            return noise;
        }
    },
    /** Normal, on a level that creeps up or down by 2 to 8 % over the series, evenly. */
    DRIFT("drift") {
        @Override
        double[] noise(int n, double sigma, Random random) {
            double[] noise = ar(n, sigma, 0, random);
            double total = (0.02 + 0.06 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
            for (int i = 0; i < n; i++) {
                noise[i] += total * i / n;
            }
            return noise;
        }
    },
    /** Normal, on a level that goes up and down with the season by 1 to 3 %. */
    SEASON("season") {
        @Override
        double[] noise(int n, double sigma, Random random) {
            double[] noise = ar(n, sigma, 0, random);
            double height = 0.01 + 0.02 * random.nextDouble();
            double phase = 2 * Math.PI * random.nextDouble();
            double turns = 0.5 + 1.5 * random.nextDouble();
            for (int i = 0; i < n; i++) {
                noise[i] += height * Math.sin(phase + 2 * Math.PI * turns * i / n);
            }
            return noise;
        }
    },
    /** Normal, on a level that wanders: every night it moves by a tenth of sigma. */
    WALK("walk") {
        @Override
        double[] noise(int n, double sigma, Random random) {
            double[] noise = ar(n, sigma, 0, random);
            double level = 0;
            for (int i = 0; i < n; i++) {
                level += 0.1 * sigma * random.nextGaussian();
                noise[i] += level;
            }
            return noise;
        }
    };

    private final String title;

    SeriesFamily(String title) {
        this.title = title;
    }

    /** Its name in a table. */
    String title() {
        return title;
    }

    /** Noise around 0, as a share of the level, of roughly the given standard deviation. */
    abstract double[] noise(int n, double sigma, Random random);

    private static double[] ar(int n, double sigma, double rho, Random random) {
        double[] noise = new double[n];
        double last = sigma * random.nextGaussian();
        for (int i = 0; i < n; i++) {
            noise[i] = last;
            last = rho * last + sigma * Math.sqrt(1 - rho * rho) * random.nextGaussian();
        }
        return noise;
    }
}
