package dev.dyno.harness.foreign;

import java.util.Arrays;
import java.util.Optional;

/** JMH's modes, as its results name them. */
enum JmhMode {
    /** {@code SampleTime}: single invocations, timed at random. */
    SAMPLE("sample"),
    /** {@code AverageTime}: the mean over each iteration. */
    AVERAGE("avgt"),
    /** {@code SingleShotTime}: one invocation per iteration, without warm-up the cold one. */
    SINGLE_SHOT("ss"),
    /** {@code Throughput}: invocations in a time. */
    THROUGHPUT("thrpt");

    private final String text;

    JmhMode(String text) {
        this.text = text;
    }

    /** How results and the option {@code -bm} write it. */
    String text() {
        return text;
    }

    static Optional<JmhMode> named(String text) {
        return Arrays.stream(values()).filter(mode -> mode.text.equals(text)).findFirst();
    }
}
