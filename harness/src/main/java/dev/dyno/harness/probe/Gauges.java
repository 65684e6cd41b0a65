package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.results.metric.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Batteries' gauges, whose scale and sign differ between vendors: nominally microvolts, microamperes and microampere-hours, often
 * thousandths instead. Where the magnitude does not tell which, there is no value.
 */
final class Gauges {
    private static final double LOWEST_VOLTS = 2;
    private static final double HIGHEST_VOLTS = 60;

    private Gauges() {}

    /** A battery's voltage, from microvolts or millivolts. */
    static Value volts(String raw) {
        double magnitude = magnitude(raw);
        String factor = magnitude >= LOWEST_VOLTS * 1e6 ? "1e-6" : "1e-3";
        return Believed.gauge(raw, factor, Unit.VOLT, LOWEST_VOLTS, HIGHEST_VOLTS);
    }

    /** A battery's charge, from microampere-hours: at least 50 mAh, at most 100 Ah. */
    static Value charge(String raw) {
        return Believed.gauge(raw, "0.0036", Unit.AMPERE_SECOND, 180, 360_000);
    }

    /**
     * A battery's temperature, from tenths of a degree, or from thousandths where tenths would be beyond belief.
     */
    static Value celsius(String raw) {
        return Believed.celsius(raw, magnitude(raw) >= 2_000 ? "0.001" : "0.1");
    }

    /**
     * A battery's current: above 0 into the battery, below 0 out of it.
     *
     * @param raw microamperes or milliamperes, of either sign
     * @param status what the supply says that it does, which decides the sign
     */
    static Value amperes(String raw, String status) {
        Optional<String> error = Believed.errorNumber(raw);
        if (error.isPresent()) {
            return new Value.Unavailable(error.get());
        }
        double magnitude = magnitude(raw);
        if (magnitude >= 5_000 && magnitude < 10_000) {
            return new Value.Unavailable("it reads " + Believed.shown(raw) + ", which may be mA or µA");
        }
        // Nothing that runs takes less than 5 mA: smaller numbers are milliamperes.
        return signed(raw, magnitude < 5_000 ? "0.001" : "0.000001", Unit.AMPERE, 30, status);
    }

    /** A battery's power, from microwatts: above 0 into the battery, below 0 out of it. */
    static Value watts(String raw, String status) {
        return signed(raw, "0.000001", Unit.WATT, 500, status);
    }

    private static Value signed(String raw, String factor, Unit unit, double most, String status) {
        Value value = Believed.gauge(raw, factor, unit, -most, most);
        if (!(value instanceof Value.Amount)) {
            return value;
        }
        String plain = raw.strip().replaceFirst("^[-+]", "");
        boolean zero = magnitude(raw) == 0;
        return switch (status) {
            case "charging", "discharging" ->
                zero
                        ? new Value.Unavailable("it reads 0 while " + status + ", as an absent gauge does")
                        : Believed.gauge((status.equals("charging") ? "" : "-") + plain, factor, unit, -most, most);
            default ->
                zero && (status.equals("full") || status.equals("not charging"))
                        ? value
                        : new Value.Unavailable("its direction is not known while the status is '"
                                + (status.isEmpty() ? "missing" : status) + "'");
        };
    }

    private static double magnitude(String raw) {
        return Believed.parse(raw)
                .map(BigDecimal::abs)
                .map(BigDecimal::doubleValue)
                .orElse(0.0);
    }
}
