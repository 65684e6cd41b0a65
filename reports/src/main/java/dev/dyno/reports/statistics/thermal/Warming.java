package dev.dyno.reports.statistics.thermal;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Readings of a temperature over time, in the order of time. */
public final class Warming {
    /** Differences below this are rounding of the text, in degrees Celsius. */
    private static final double SAME = 1e-6;

    /** A thermometer that changes at fewer of its readings shows steps. */
    private static final double SELDOM = 0.2;

    private final double[] seconds;
    private final double[] celsius;

    private Warming(double[] seconds, double[] celsius) {
        this.seconds = seconds;
        this.celsius = celsius;
    }

    /**
     * Takes readings.
     *
     * @param seconds when, on any clock, each later than the one before
     * @param celsius what was read, as many, in degrees Celsius
     * @throws IllegalArgumentException if a number is not finite or the times do not rise
     */
    public static Warming of(double[] seconds, double[] celsius) {
        if (seconds.length != celsius.length) {
            throw new IllegalArgumentException(seconds.length + " times and " + celsius.length + " temperatures");
        }
        for (int i = 0; i < seconds.length; i++) {
            if (!Double.isFinite(seconds[i]) || !Double.isFinite(celsius[i])) {
                throw new IllegalArgumentException("reading " + i + " is not finite");
            }
            if (i > 0 && seconds[i] <= seconds[i - 1]) {
                throw new IllegalArgumentException("reading " + i + " is not later than the one before");
            }
        }
        return new Warming(seconds.clone(), celsius.clone());
    }

    /** The readings from a time on and before another; times are kept as they are. */
    public Warming between(double from, double until) {
        int first = (int) Arrays.stream(seconds).filter(time -> time < from).count();
        int last = (int) Arrays.stream(seconds).filter(time -> time < until).count();
        return new Warming(
                Arrays.copyOfRange(seconds, first, Math.max(first, last)),
                Arrays.copyOfRange(celsius, first, Math.max(first, last)));
    }

    /** How many readings there are. */
    public int size() {
        return seconds.length;
    }

    /** When a reading was taken, in seconds. */
    public double seconds(int index) {
        return seconds[index];
    }

    /** What was read, in degrees Celsius. */
    public double celsius(int index) {
        return celsius[index];
    }

    /** From the first reading to the last, in seconds; 0 without two. */
    public double length() {
        return seconds.length < 2 ? 0 : seconds[seconds.length - 1] - seconds[0];
    }

    /**
     * The steps in which the thermometer shows temperatures, in degrees Celsius: the smallest difference between two different
     * readings, which is 0 where all readings are the same.
     */
    public double step() {
        double[] sorted = celsius.clone();
        Arrays.sort(sorted);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            double off = sorted[i] - sorted[i - 1];
            least = off > SAME ? Math.min(least, off) : least;
        }
        return Double.isInfinite(least) ? 0 : least;
    }

    /**
     * The same without the steps of the thermometer, where those are what is seen of it: the times at which what it shows changes,
     * with the temperature in the middle of the change, which is the true one then. Between changes the readings only repeat
     * themselves. Readings that change at nearly every time are kept: their noise is as large as a step, and averaging takes both
     * away.
     */
    public Warming crossings() {
        int changes = (int) IntStream.range(1, size()).filter(this::changes).count();
        if (changes > SELDOM * size()) {
            return this;
        }
        int[] at = IntStream.range(1, size()).filter(this::changes).toArray();
        return new Warming(
                Arrays.stream(at)
                        .mapToDouble(i -> (seconds[i - 1] + seconds[i]) / 2)
                        .toArray(),
                Arrays.stream(at)
                        .mapToDouble(i -> (celsius[i - 1] + celsius[i]) / 2)
                        .toArray());
    }

    private boolean changes(int i) {
        return Math.abs(celsius[i] - celsius[i - 1]) > SAME;
    }

    /** By how much the last tenth of the readings is warmer than the first tenth, in degrees Celsius; 0 without readings. */
    public double rise() {
        int some = Math.max(1, size() / 10);
        return size() == 0 ? 0 : mean(size() - some, size()) - mean(0, some);
    }

    private double mean(int from, int until) {
        return Arrays.stream(celsius, from, until).average().orElseThrow();
    }
}
