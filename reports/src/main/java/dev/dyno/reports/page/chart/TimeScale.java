package dev.dyno.reports.page.chart;

/** The unit that an axis of times is drawn in. */
enum TimeScale {
    NANOSECONDS(1e-9, "ns"),
    MICROSECONDS(1e-6, "µs"),
    MILLISECONDS(1e-3, "ms"),
    SECONDS(1, "s");

    private final double seconds;
    private final String symbol;

    TimeScale(double seconds, String symbol) {
        this.seconds = seconds;
        this.symbol = symbol;
    }

    /** The largest unit in which the given time is at least 1. */
    static TimeScale of(double seconds) {
        TimeScale best = NANOSECONDS;
        for (TimeScale scale : values()) {
            best = seconds >= scale.seconds ? scale : best;
        }
        return best;
    }

    /** A time, given in seconds, in this unit. */
    double in(double seconds) {
        return seconds / this.seconds;
    }

    String symbol() {
        return symbol;
    }
}
