package dev.dyno.reports.measurements.file;

import dev.dyno.reports.measurements.Thresholds;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** Files of measurements, made up. */
final class MadeUpFile {
    private MadeUpFile() {}

    /** One line's cells: comparison, metric, round, arm, iteration, value. */
    record Line(String comparison, String metric, int round, String arm, int iteration, double value) {
        String csv() {
            return String.format(Locale.ROOT, "%s,%s,%d,%s,%d,%s", comparison, metric, round, arm, iteration, value);
        }

        String json() {
            return String.format(
                    Locale.ROOT,
                    "{\"value\": %s, \"comparison\": \"%s\", \"iteration\": %d, \"metric\": \"%s\", \"round\": %d, \"arm\": \"%s\"}",
                    value,
                    comparison,
                    iteration,
                    metric,
                    round,
                    arm);
        }

        Line times(double factor) {
            return new Line(comparison, metric, round, arm, iteration, value * factor);
        }
    }

    static final String HEADER = "comparison,metric,round,arm,iteration,value";

    /** Three comparisons that pass, fail and stay open, with 16 rounds of 12 iterations. */
    static List<Line> lines(long seed) {
        Random random = new Random(seed);
        double[] changes = {-0.1, 0.3, 0.015};
        List<Line> lines = new ArrayList<>();
        for (int comparison = 0; comparison < changes.length; comparison++) {
            for (String metric : List.of("latency.p50", "throughput")) {
                for (int round = 1; round <= 16; round++) {
                    for (String arm : List.of("baseline", "int8")) {
                        double change = arm.equals("int8") ? changes[comparison] : 0;
                        double centre = 0.005 * (1 + change) * (1 + 0.01 * random.nextGaussian());
                        for (int i = 0; i < 12; i++) {
                            double value = centre * (1 + 0.005 * random.nextGaussian());
                            lines.add(new Line(
                                    "c" + comparison,
                                    metric,
                                    round,
                                    arm,
                                    i,
                                    metric.equals("throughput") ? 1 / value : value));
                        }
                    }
                }
            }
        }
        return lines;
    }

    static String csv(List<Line> lines) {
        StringBuilder csv = new StringBuilder(HEADER).append('\n');
        lines.forEach(line -> csv.append(line.csv()).append('\n'));
        return csv.toString();
    }

    /** As a file that can be read again. */
    static Judged judge(String name, String text) {
        return judge(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Judged judge(String name, byte[] bytes) {
        Source source = new Source(name, () -> new ByteArrayInputStream(bytes), true);
        return MeasurementFiles.judge(source, Optional.empty(), Thresholds.USUAL);
    }

    /** As a pipe. */
    static Judged judgeOnce(String text) {
        Source source = Source.of("standard input", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return MeasurementFiles.judge(source, Optional.empty(), Thresholds.USUAL);
    }
}
