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
     * @param zero when the agent's clock was 0, in seconds on the clock on the wall
     * @param from start of the measured window on the agent's clock, in seconds
     * @param to its end
     * @param rest how long the device rested before and after
     */
    double net(double zero, double from, double to, double rest) {
        double before = used(zero + from - rest + EDGE, zero + from - EDGE);
        double load = used(zero + from, zero + to);
        double after = used(zero + to + EDGE, zero + to + rest - EDGE);
        double atRest = (before + after) / (2 * (rest - 2 * EDGE));
        return load - atRest * (to - from);
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
