package dev.dyno.benchmarks.report;

import java.util.Locale;

/** A made-up candidate; the first is the baseline. */
enum Arm {
    FP32(14_200_000, 1, 1, 0.7612, 1),
    FP16(7_150_000, 0.93, 0.97, 0.7609, 0.92),
    INT8(3_820_000, 0.58, 0.72, 0.7585, 0.74),
    PRUNED(9_900_000, 0.97, 1.31, 0.7391, 0.99),
    DISTILLED(5_300_000, 0.71, 0.8, 0.7544, 0.97);

    private final double bytes;
    private final double latency;
    private final double load;
    private final double accuracy;
    private final double watts;

    Arm(double bytes, double latency, double load, double accuracy, double watts) {
        this.bytes = bytes;
        this.latency = latency;
        this.load = load;
        this.accuracy = accuracy;
        this.watts = watts;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    long bytes() {
        return (long) bytes;
    }

    /** Its latency over the baseline's: half floats are emulated on cheap phones. */
    double latency(String tier) {
        return this == FP16 && tier.equals("entry") ? 1.17 : latency;
    }

    /** By which share it gets slower until the end of a trial. */
    double throttling(String tier) {
        return this == DISTILLED && tier.equals("mid-range") ? 0.22 : 0.015;
    }

    double load() {
        return load;
    }

    double accuracy() {
        return accuracy;
    }

    /** Its power over the baseline's. */
    double watts() {
        return watts;
    }
}
