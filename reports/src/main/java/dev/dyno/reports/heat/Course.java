package dev.dyno.reports.heat;

/**
 * Something over a trial's time.
 *
 * @param seconds rising times since the measured window began
 * @param values as many
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record Course(double[] seconds, double[] values) {
    /** Whether there is nothing. */
    public boolean isEmpty() {
        return seconds.length == 0;
    }

    /** The mean of the values up to a time; NaN where there are none. */
    public double meanUntil(double end) {
        double sum = 0;
        int n = 0;
        for (int i = 0; i < seconds.length && seconds[i] <= end; i++) {
            sum += values[i];
            n++;
        }
        return n == 0 ? Double.NaN : sum / n;
    }
}
