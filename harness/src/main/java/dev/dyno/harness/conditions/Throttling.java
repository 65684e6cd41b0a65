package dev.dyno.harness.conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Whether a device runs slower than it could, and what it says of that.
 *
 * @param known whether it tells in any way
 * @param now what it says of throttling at this moment, in words; empty if it does not throttle, as far as it tells
 * @param history a text that changes when it has throttled in between; empty if there is none
 * @param counts how often it did since its start, by what counts it
 * @param caps the highest clocks that are allowed now, in Hz, by processor or policy
 */
public record Throttling(
        boolean known, List<String> now, String history, Map<String, Double> counts, Map<String, Double> caps) {

    private static final Pattern COOLING = Pattern.compile("cooling\\.(.*(?:cpu|processor|cluster|gpu).*)");
    private static final Pattern COUNTS = Pattern.compile("cpu\\.throttle_count\\.(.+)");
    private static final Pattern CAPS = Pattern.compile("cpu\\.(.+)\\.frequency_cap");
    private static final String UNTHROTTLED = "none";
    /** Kernels round clocks to steps of their own. */
    private static final double SAME_CLOCK = 0.999;

    public Throttling {
        now = List.copyOf(now);
        counts = Map.copyOf(counts);
        caps = Map.copyOf(caps);
    }

    static Throttling of(ReadingTable readings) {
        List<String> now = new ArrayList<>();
        Optional<String> status = readings.word("thermal.status");
        status.filter(word -> !word.equals(UNTHROTTLED)).ifPresent(word -> now.add("thermal status " + word));
        Optional<String> raspberry = readings.word("raspberry.throttled");
        raspberry.filter(words -> words.contains(" now")).ifPresent(words -> now.add("firmware says " + words));
        Map<String, Double> cooling = readings.numbers(COOLING);
        cooling.forEach((device, state) -> {
            if (state > 0) {
                now.add(device + " is at " + String.format(Locale.ROOT, "%.0f", state));
            }
        });
        Map<String, Double> counts = readings.numbers(COUNTS);
        Map<String, Double> caps = readings.numbers(CAPS);
        boolean known = status.isPresent()
                || raspberry.isPresent()
                || !cooling.isEmpty()
                || !counts.isEmpty()
                || !caps.isEmpty();
        return new Throttling(known, now, raspberry.orElse(""), counts, caps);
    }

    /** The clocks that are held lower than others are known to have been, in words. */
    List<String> below(Map<String, Double> highest) {
        List<String> lower = new ArrayList<>();
        new TreeMap<>(caps).forEach((policy, cap) -> {
            double free = highest.getOrDefault(policy, cap);
            if (cap < free * SAME_CLOCK) {
                lower.add(String.format(
                        Locale.ROOT, "%s may run at %.0f MHz instead of %.0f MHz", policy, cap / 1e6, free / 1e6));
            }
        });
        return lower;
    }

    /** What has happened since an earlier look, in words; empty if nothing has. */
    List<String> since(Throttling before) {
        List<String> happened = new ArrayList<>();
        if (!history.equals(before.history)) {
            happened.add("the firmware went from '" + before.history + "' to '" + history + "'");
        }
        new TreeMap<>(counts).forEach((what, count) -> {
            double more = count - before.counts.getOrDefault(what, count);
            if (more != 0) {
                happened.add(String.format(Locale.ROOT, "the %s was slowed down %.0f times", what, more));
            }
        });
        happened.addAll(below(before.caps));
        before.below(caps).forEach(lower -> happened.add("before, " + lower));
        return happened;
    }

    /** In short: {@code none}, or what is so. */
    String words() {
        return known ? (now.isEmpty() ? UNTHROTTLED : String.join(", ", now)) : "unknown";
    }
}
