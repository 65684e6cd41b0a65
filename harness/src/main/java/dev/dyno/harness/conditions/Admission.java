package dev.dyno.harness.conditions;

import dev.dyno.scenarios.ConditionRules;
import dev.dyno.scenarios.ConditionRules.Policy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Whether a trial may begin on a device that is in some condition. */
final class Admission {
    private static final double MINUTE = 60;

    private final ConditionRules rules;
    private final DeviceConditions now;
    private final OptionalDouble slope;
    private final Map<String, Double> highestCaps;

    /**
     * A decision to make.
     *
     * @param now the device's conditions
     * @param slope how fast its temperature changes, in degrees per second
     * @param highestCaps the highest clocks that it was ever seen to be allowed, in Hz
     */
    Admission(ConditionRules rules, DeviceConditions now, OptionalDouble slope, Map<String, Double> highestCaps) {
        this.rules = rules;
        this.now = now;
        this.slope = slope;
        this.highestCaps = highestCaps;
    }

    /** Why the trial may not begin; empty if it may. What passes with time comes after what does not. */
    Optional<Refusal> refusal() {
        List<Refusal> all = Stream.of(temperature(), throttle(), charge(), charging(), awake(), steadiness())
                .flatMap(Optional::stream)
                .toList();
        return all.stream()
                .filter(Refusal::untold)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private Optional<Refusal> temperature() {
        if (rules.maxCelsius().isEmpty()) {
            return Optional.empty();
        }
        if (now.celsius().isEmpty()) {
            return Optional.of(Refusal.untold("its temperature", "max-temperature"));
        }
        double limit = rules.maxCelsius().getAsDouble();
        double celsius = now.celsius().getAsDouble();
        return celsius > limit
                ? refuse("it has %.1f C, more than the %.1f C of conditions.max-temperature; cool it", celsius, limit)
                : Optional.empty();
    }

    private Optional<Refusal> steadiness() {
        if (rules.maxSlope().isEmpty()) {
            return Optional.empty();
        }
        if (now.celsius().isEmpty()) {
            return Optional.of(Refusal.untold("its temperature", "max-slope"));
        }
        double limit = rules.maxSlope().getAsDouble() * MINUTE;
        if (slope.isEmpty()) {
            return refuse("how fast its temperature changes is not known before 20 s");
        }
        double perMinute = slope.getAsDouble() * MINUTE;
        return Math.abs(perMinute) > limit
                ? refuse(
                        "its temperature changes by %+.2f C/min, more than the %.2f C/min of conditions.max-slope",
                        perMinute, limit)
                : Optional.empty();
    }

    private Optional<Refusal> throttle() {
        if (rules.throttle() == Policy.ALLOW) {
            return Optional.empty();
        }
        Throttling throttling = now.throttling();
        if (!throttling.known()) {
            return rules.throttle() == Policy.REFUSE
                    ? Optional.of(Refusal.untold("whether it throttles", "throttle"))
                    : Optional.empty();
        }
        List<String> why = Stream.concat(throttling.now().stream(), throttling.below(highestCaps).stream())
                .toList();
        return why.isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.because("it throttles (" + String.join("; ", why)
                        + "); cool it, or set conditions.throttle to allow in the scenario"));
    }

    private Optional<Refusal> charge() {
        if (rules.minCharge().isEmpty()) {
            return Optional.empty();
        }
        if (now.charge().isEmpty()) {
            return Optional.of(Refusal.untold("the charge of its battery", "min-battery"));
        }
        double limit = rules.minCharge().getAsDouble() * 100;
        double charge = now.charge().getAsDouble() * 100;
        return charge < limit
                ? refuse(
                        "its battery is at %.0f %%, below the %.0f %% of conditions.min-battery; charge it",
                        charge, limit)
                : Optional.empty();
    }

    private Optional<Refusal> charging() {
        if (rules.charging() != Policy.REFUSE) {
            return Optional.empty();
        }
        if (now.battery().isEmpty()) {
            return Optional.of(Refusal.untold("whether it is being charged", "charging"));
        }
        return now.battery().get().equals("charging")
                ? Optional.of(Refusal.because("it is being charged; unplug it, or cut its supply"))
                : Optional.empty();
    }

    private Optional<Refusal> awake() {
        if (!rules.awake()) {
            return Optional.empty();
        }
        if (now.wakefulness().isEmpty()) {
            return Optional.of(Refusal.untold("whether its screen is awake", "awake"));
        }
        String state = now.wakefulness().get();
        return state.equals("awake")
                ? Optional.empty()
                : Optional.of(
                        Refusal.because("its screen is " + state + "; wake it, or set stay-awake in the lab file"));
    }

    private static Optional<Refusal> refuse(String format, Object... arguments) {
        return Optional.of(Refusal.because(String.format(Locale.ROOT, format, arguments)));
    }
}
