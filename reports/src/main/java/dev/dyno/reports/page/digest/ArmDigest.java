package dev.dyno.reports.page.digest;

import dev.dyno.reports.statistics.SampleSummary;
import java.util.List;
import java.util.NavigableMap;

/**
 * What one candidate's samples on one device come to, over all its valid trials.
 *
 * @param device the device's name
 * @param candidate the candidate's name
 * @param baseline whether it is the reference
 * @param trials how many trials have samples
 * @param summary of all latencies together, in seconds
 * @param quantiles of all latencies together, in seconds, at {@link #SHARES} evenly spaced shares from 0 to 1
 * @param deciles per round those of its latencies, in seconds; only rounds with at least ten
 * @param slowing per round the natural logarithm of the last third's median latency over the first third's
 * @param course how latency and heat went on in time
 */
@SuppressWarnings("ArrayRecordComponent") // made once, read by sections, never compared
public record ArmDigest(
        String device,
        String candidate,
        boolean baseline,
        int trials,
        SampleSummary summary,
        double[] quantiles,
        NavigableMap<Integer, double[]> deciles,
        List<Double> slowing,
        Course course) {
    /** How many quantiles are kept. */
    public static final int SHARES = 101;

    /**
     * How a trial goes on, all trials of the arm together.
     *
     * @param seconds rising times since the first measured inference
     * @param latency median latency around each time, in seconds; NaN where there is none
     * @param celsius mean temperature around each time; NaN where there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // as above
    public record Course(double[] seconds, double[] latency, double[] celsius) {
        /** Whether there is any temperature. */
        public boolean heat() {
            for (double each : celsius) {
                if (!Double.isNaN(each)) {
                    return true;
                }
            }
            return false;
        }
    }
}
