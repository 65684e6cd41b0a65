package dev.dyno.benchmarks;

import dev.dyno.scenarios.twin.CorePower;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What a virtual device's twin really used, from the file that lies aside: the energy of its cores over time.
 *
 * @param seconds moments on the clock on the wall, in rising order
 * @param coreJoules what the cores had used until then, in J
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TwinTruth(double[] seconds, double[] coreJoules) {
    private static final double SEARCH_SECONDS = 6;
    private static final double SEARCH_STEP = 0.01;
    /** The twin goes on every 50 to 100 ms: that far from an edge it is over. */
    private static final double EDGE = 0.25;

    /** Reads {@code truth.csv}; its last line may just be written. */
    static TwinTruth read(Path file, CorePower cores) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> header = Arrays.asList(lines.get(0).split(","));
        int columns = header.size();
        double[][] rows = lines.stream()
                .skip(1)
                .map(line -> line.split(","))
                .filter(values -> values.length == columns)
                .map(values ->
                        Arrays.stream(values).mapToDouble(Double::parseDouble).toArray())
                .toArray(double[][]::new);
        int used = header.indexOf("core_seconds");
        int share = header.indexOf("share");
        int time = header.indexOf("unix_ms");
        double[] seconds = new double[rows.length];
        double[] joules = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            seconds[i] = rows[i][time] / 1e3;
            double busy = i == 0 ? 0 : (rows[i][used] - rows[i - 1][used]) / rows[i][share];
            joules[i] = (i == 0 ? 0 : joules[i - 1]) + cores.watts(busy, rows[i][share]);
        }
        return new TwinTruth(seconds, joules);
    }

    /**
     * The energy of a trial's measured window above that of its rests, in J.
     *
     * @param trialStart when the harness began the trial, on the clock on the wall
     * @param from start of the measured window after the agent's
     * @param to its end
     * @param rest how long the device rested before and after
     */
    double net(double trialStart, double from, double to, double rest) {
        double best = Double.NEGATIVE_INFINITY;
        double net = 0;
        // When the agent started is not written down; the load itself shows it.
        for (double start = trialStart; start < trialStart + SEARCH_SECONDS; start += SEARCH_STEP) {
            double before = used(start + from - rest + EDGE, start + from - EDGE);
            double load = used(start + from - EDGE, start + to + EDGE);
            double after = used(start + to + EDGE, start + to + rest - EDGE);
            double atRest = (before + after) / (2 * (rest - 2 * EDGE));
            double above = load - atRest * (to - from + 2 * EDGE);
            if (above - before - after > best) {
                best = above - before - after;
                net = above;
            }
        }
        return net;
    }

    private double used(double from, double to) {
        return at(to) - at(from);
    }

    private double at(double time) {
        int found = Arrays.binarySearch(seconds, time);
        int next = Math.min(seconds.length - 1, Math.max(1, found < 0 ? -found - 1 : found));
        double share = (time - seconds[next - 1]) / (seconds[next] - seconds[next - 1]);
        return coreJoules[next - 1] + Math.min(1, Math.max(0, share)) * (coreJoules[next] - coreJoules[next - 1]);
    }
}
