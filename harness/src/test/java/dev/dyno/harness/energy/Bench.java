package dev.dyno.harness.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A made-up device under load: idle, load, idle, and a gauge or counter that shows it. Every number of it can be changed. */
final class Bench {
    static final double STEP = 0.005;
    static final int INFERENCES = 100;
    private static final double WARM_UP = 3;

    double idleWatts = 0.8;
    double netWatts = 2.5;
    double drift;
    double driftSeconds = 60;
    double slope;
    /** Standard deviation of the load from one step to the next, as a share of it. The truth does not have it. */
    double fluctuation;

    double period = 0.25;
    boolean mean = true;
    double step = 0.004;
    double noise = 0.01;
    double interval = 0.1;
    double idleSeconds = 8;
    double seconds = 20;
    /** From when on the gauge shows what it showed then. */
    double frozenAt = Double.POSITIVE_INFINITY;
    /** Within which readings are missing. */
    Span gap = new Span(-2, -1);

    private final Random random;
    private double joules;

    Bench(long seed) {
        random = new Random(seed);
    }

    EnergyWindows windows() {
        double start = WARM_UP + idleSeconds;
        return new EnergyWindows(
                new Span(WARM_UP, start),
                new Span(start, start + seconds),
                new Span(start + seconds, start + seconds + idleSeconds),
                0,
                INFERENCES);
    }

    /** Net energy of an inference, in truth; known once a track was made. */
    double truth() {
        return joules / INFERENCES;
    }

    EnergyTrack.Power gauge() {
        EnergyWindows windows = windows();
        List<Point> points = new ArrayList<>();
        double wander = drift * random.nextGaussian();
        double next = random.nextDouble() * period;
        double poll = interval;
        double sum = 0;
        double updated = 0;
        double shown = rounded(idleWatts + wander);
        for (double t = 0; t < windows.idleAfter().end(); t += STEP) {
            double kept = Math.exp(-STEP / driftSeconds);
            wander = wander * kept + drift * Math.sqrt(1 - kept * kept) * random.nextGaussian();
            double load = load(t, windows);
            double busy = load * fluctuation * random.nextGaussian();
            double watts = idleWatts + wander + slope * t + load + busy;
            sum += watts * STEP;
            if (t >= next) {
                double value = (mean ? sum / (t + STEP - updated) : watts) + noise * random.nextGaussian();
                shown = t < frozenAt ? rounded(value) : shown;
                sum = 0;
                updated = t + STEP;
                next += period;
            }
            if (t >= poll) {
                poll += interval;
                if (!gap.contains(t)) {
                    points.add(new Point(t, shown));
                }
            }
        }
        return new EnergyTrack.Power(points, 0.0005, step);
    }

    private double load(double t, EnergyWindows windows) {
        boolean measured =
                t >= windows.measured().start() && t < windows.measured().end();
        joules += measured ? netWatts * STEP : 0;
        return measured || t < WARM_UP ? netWatts : 0;
    }

    private double rounded(double value) {
        return step == 0 ? value : Math.rint(value / step) * step;
    }

    /** A counter of the same device, which shows steps of its own and is updated once per period. */
    EnergyTrack.Counter counter(double counterStep) {
        EnergyWindows windows = windows();
        List<Point> points = new ArrayList<>();
        double total = 0;
        double shown = 0;
        double next = random.nextDouble() * period;
        double poll = interval;
        for (double t = 0; t < windows.idleAfter().end(); t += STEP) {
            total += (idleWatts + load(t, windows)) * STEP;
            if (t >= next) {
                shown = Math.floor(total / counterStep) * counterStep;
                next += period;
            }
            if (t >= poll) {
                poll += interval;
                points.add(new Point(t, shown));
            }
        }
        return new EnergyTrack.Counter(points, 0.0005, counterStep);
    }
}
