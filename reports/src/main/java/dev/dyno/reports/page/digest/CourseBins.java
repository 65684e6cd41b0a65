package dev.dyno.reports.page.digest;

import dev.dyno.reports.statistics.Median;
import dev.dyno.results.store.ReadingTable;
import dev.dyno.results.store.Samples;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sorts samples and readings of several trials into bins of time. */
final class CourseBins {
    private static final int BINS = 48;
    private static final double NANOS = 1e9;

    private final double width;
    private final double[][] latencies = new double[BINS][16];
    private final int[] counts = new int[BINS];
    private final double[] heat = new double[BINS];
    private final int[] readings = new int[BINS];

    /**
     * Empty bins.
     *
     * @param seconds how long the longest trial's window is
     */
    CourseBins(double seconds) {
        this.width = Math.max(seconds, 1e-9) / BINS;
    }

    /** How long a trial's measured window is, in seconds; 0 without a measured inference. */
    static double window(Samples samples) {
        int last = samples.size() - 1;
        return last < samples.warmUps()
                ? 0
                : (samples.startNanos(last) - samples.startNanos(samples.warmUps())) / NANOS;
    }

    void add(Samples samples, @Nullable ReadingTable telemetry) {
        if (samples.size() == samples.warmUps()) {
            return;
        }
        long from = samples.startNanos(samples.warmUps());
        for (int i = samples.warmUps(); i < samples.size(); i++) {
            int bin = bin((samples.startNanos(i) - from) / NANOS);
            if (bin >= 0) {
                latency(bin, samples.responseNanos(i) / NANOS);
            }
        }
        if (telemetry != null) {
            heat(telemetry, from);
        }
    }

    private void latency(int bin, double seconds) {
        if (counts[bin] == latencies[bin].length) {
            latencies[bin] = Arrays.copyOf(latencies[bin], 2 * counts[bin]);
        }
        latencies[bin][counts[bin]++] = seconds;
    }

    private void heat(ReadingTable telemetry, long from) {
        Optional<double[]> times = telemetry.column(ReadingTable.TIME);
        Optional<double[]> celsius = telemetry.column("temperature_c");
        if (times.isEmpty() || celsius.isEmpty()) {
            return;
        }
        for (int i = 0; i < times.get().length; i++) {
            int bin = bin((times.get()[i] - from) / NANOS);
            if (bin >= 0 && !Double.isNaN(celsius.get()[i])) {
                heat[bin] += celsius.get()[i];
                readings[bin]++;
            }
        }
    }

    /** The bin of a time; below 0 where there is none. */
    private int bin(double seconds) {
        double bin = Math.floor(seconds / width);
        // The very last inference begins at the end of the last bin.
        return !(bin >= 0) || bin > BINS ? -1 : (int) Math.min(BINS - 1, bin);
    }

    ArmDigest.Course course() {
        double[] seconds = new double[BINS];
        double[] latency = new double[BINS];
        double[] celsius = new double[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            seconds[bin] = (bin + 0.5) * width;
            latency[bin] = counts[bin] == 0 ? Double.NaN : Median.of(Arrays.copyOf(latencies[bin], counts[bin]));
            celsius[bin] = readings[bin] == 0 ? Double.NaN : heat[bin] / readings[bin];
        }
        return new ArmDigest.Course(seconds, latency, celsius);
    }
}
