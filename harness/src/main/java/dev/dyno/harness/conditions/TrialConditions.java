package dev.dyno.harness.conditions;

import dev.dyno.harness.probe.Reading;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.scenarios.ConditionRules;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The conditions of one device's trials, one trial after the other. For one thread. */
public final class TrialConditions {
    /** What a device has not told so often it never will. */
    private static final int LOOKS_UNTOLD = 3;

    private static final double NANO = 1e-9;

    private final ConditionRules rules;
    private final TrialNeeds needs;
    private final Function<DeviceSession, List<Reading>> probe;
    private final LongSupplier nanoTime;
    private final TemperatureTrend trend = new TemperatureTrend();
    private final Map<String, Double> highestCaps = new HashMap<>();
    private @Nullable DeviceConditions first;
    private @Nullable DeviceConditions before;
    private double begun;
    private double admitted;
    private int untold;

    /**
     * Those of one device.
     *
     * @param probe reads the device
     * @param nanoTime a monotonic clock, in nanoseconds
     */
    public TrialConditions(
            ConditionRules rules,
            TrialNeeds needs,
            Function<DeviceSession, List<Reading>> probe,
            LongSupplier nanoTime) {
        this.rules = rules;
        this.needs = needs;
        this.probe = probe;
        this.nanoTime = nanoTime;
    }

    /**
     * What is to be written down of a trial's conditions.
     *
     * @param facts in words, by name
     * @param reasons why the trial does not count; empty if it does
     */
    public record Outcome(Map<String, String> facts, List<String> reasons) {}

    /** The next trial is about to begin: what was seen of it before belongs to another. */
    public void next() {
        first = null;
        before = null;
        untold = 0;
    }

    /** Looks at the device, before anything else is asked of it. */
    public void look(DeviceSession session) {
        DeviceConditions now = read(session);
        if (first == null) {
            first = now;
            begun = seconds();
        }
        admitted = seconds();
        before = now;
        now.throttling().caps().forEach((policy, cap) -> highestCaps.merge(policy, cap, Math::max));
    }

    /**
     * Requires that the trial may begin, by the last look.
     *
     * @throws DeviceException with reason and cure: transient if time may mend it
     */
    public void require(String device) {
        DeviceConditions now = before;
        if (now == null) {
            throw new IllegalStateException("nobody has looked at " + device);
        }
        Optional<Refusal> refusal = new Admission(rules, now, trend.slope(), highestCaps).refusal();
        if (refusal.isEmpty()) {
            return;
        }
        Details details = Details.of(device, refusal.get().message());
        untold = refusal.get().untold() ? untold + 1 : 0;
        if (untold >= LOOKS_UNTOLD) {
            throw new PermanentDeviceException(details);
        }
        throw new TransientDeviceException(details);
    }

    /**
     * Looks at the device right after a trial.
     *
     * @param seenBefore whether the last look was before the trial; not if an earlier process has started it
     * @throws DeviceException if the device cannot be reached
     */
    public Outcome after(DeviceSession session, boolean seenBefore) {
        DeviceConditions after = read(session);
        DeviceConditions was = seenBefore ? before : null;
        Map<String, String> facts = new TreeMap<>();
        after.facts().forEach((name, text) -> facts.put("conditions.after." + name, text));
        if (was == null) {
            facts.put("conditions.before", "unknown: it was started by an earlier process of the harness");
            return new Outcome(
                    facts,
                    rules.asks()
                            ? List.of("the device's conditions before it are not known: it was started by an earlier"
                                    + " process of the harness")
                            : Aftermath.reasons(rules, needs, after, after));
        }
        was.facts().forEach((name, text) -> facts.put("conditions.before." + name, text));
        waited(was).forEach(facts::put);
        return new Outcome(facts, Aftermath.reasons(rules, needs, was, after));
    }

    /** How long the trial was waited for, and what that did to the temperature. */
    private Map<String, String> waited(DeviceConditions was) {
        double seconds = admitted - begun;
        Map<String, String> facts = new TreeMap<>();
        facts.put("conditions.waited", String.format(Locale.ROOT, "%.0f s", seconds));
        if (first != null && !first.equals(was)) {
            facts.put("conditions.waited.from", first.facts().getOrDefault("temperature", ""));
            facts.put("conditions.waited.to", was.facts().getOrDefault("temperature", ""));
        }
        return facts;
    }

    private DeviceConditions read(DeviceSession session) {
        DeviceConditions now = DeviceConditions.of(probe.apply(session));
        now.celsius().ifPresent(celsius -> trend.add(seconds(), celsius));
        return now;
    }

    private double seconds() {
        return nanoTime.getAsLong() * NANO;
    }
}
