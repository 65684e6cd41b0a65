package dev.dyno.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A made-up file of measurements for {@code dyno judge}: every fifth comparison is 5 % slower than its baseline, every fifth
 * 5 % faster, the others are no different. Processes scatter by 1 %, iterations within one by 5 %.
 *
 * @param comparisons how many
 * @param rounds of each
 * @param iterations of each block
 */
record MeasurementFile(int comparisons, int rounds, int iterations) {
    private static final double[] CHANGES = {0, 0, 0, 0.05, -0.05};
    private static final int NANOS = 9;

    /** Whether a comparison, counted from 0, is slower than its baseline. */
    static boolean slower(int comparison) {
        return CHANGES[comparison % CHANGES.length] > 0;
    }

    long rows() {
        return 2L * comparisons * rounds * iterations;
    }

    /** Writes the file; the same one for the same seed. */
    void write(Path file, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scatter = new double[1 << 14];
        for (int i = 0; i < scatter.length; i++) {
            scatter[i] = 0.05 * random.nextGaussian();
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write(ascii("comparison,metric,round,arm,iteration,value\n"));
            for (int comparison = 0; comparison < comparisons; comparison++) {
                for (int round = 1; round <= rounds; round++) {
                    for (int arm = 0; arm < 2; arm++) {
                        double change = arm == 0 ? 0 : CHANGES[comparison % CHANGES.length];
                        double centre =
                                0.001 * (1 + comparison % 97) * (1 + change) * (1 + 0.01 * random.nextGaussian());
                        String name = "model-" + comparison + ",latency.p50," + round
                                + (arm == 0 ? ",baseline," : ",candidate,");
                        block(out, ascii(name), centre, scatter, random.nextInt());
                    }
                }
            }
        }
    }

    private void block(OutputStream out, byte[] name, double centre, double[] scatter, int offset) throws IOException {
        for (int i = 0; i < iterations; i++) {
            double value = centre * (1 + scatter[(offset + i * 7) & (scatter.length - 1)]);
            out.write(name);
            digits(out, i, 0);
            out.write(',');
            digits(out, Math.round(value * 1e9), NANOS);
            out.write('\n');
        }
    }

    /** A whole number of units of which so many decimals stand behind the point. */
    private static void digits(OutputStream out, long number, int decimals) throws IOException {
        byte[] digits = new byte[24];
        int at = digits.length;
        long rest = number;
        int written = 0;
        do {
            digits[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
            if (++written == decimals) {
                digits[--at] = '.';
            }
        } while (rest > 0 || (decimals > 0 && written <= decimals));
        out.write(digits, at, digits.length - at);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
