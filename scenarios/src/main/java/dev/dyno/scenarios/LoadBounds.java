package dev.dyno.scenarios;

import dev.dyno.results.metric.Quantities;
import dev.dyno.results.metric.Unit;
import java.math.BigDecimal;
import java.time.Duration;

/** What the load patterns share: their checks, and how they put numbers into words. */
final class LoadBounds {
    /** A window of more samples than these is none that an agent makes. */
    static final int MOST_INFERENCES = 1_000_000;

    private LoadBounds() {}

    static void require(boolean inRange, Duration least, Duration most) {
        if (!inRange || least.isNegative() || most.compareTo(least) < 0) {
            throw new IllegalArgumentException("load out of range");
        }
    }

    static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    static String text(Duration duration) {
        return Quantities.format(duration.toNanos() * 1e-9, Unit.SECOND);
    }

    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
