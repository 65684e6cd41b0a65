package dev.dyno.harness.energy;

import dev.dyno.harness.probe.PowerText;
import dev.dyno.harness.probe.Reading.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Whether all that a device took came out of its battery: while it is charged, or fed beside, the battery's gauge shows something else. */
final class BatteryState {
    static final String CURE = "; unplug it, or cut its supply, and measure again";

    private BatteryState() {}

    /**
     * Why the battery's gauge does not show the device's consumption; empty if it does.
     *
     * @param status the name of the watch that reads the battery's state
     * @param meaning of its text
     * @param supplies the names of the watches that read whether another supply is there
     */
    static Optional<String> problem(
            Map<String, List<RawReading>> raw, String status, Function<String, Value> meaning, List<String> supplies) {
        String reason = "it was never read";
        boolean known = false;
        for (RawReading reading : raw.getOrDefault(status, List.of())) {
            Value value = reading.ok() ? meaning.apply(reading.text()) : new Value.Unavailable(reading.problem());
            if (value instanceof Value.State state) {
                known = true;
                if (!state.text().equals("discharging")) {
                    return Optional.of("the battery is " + words(state.text())
                            + ", so its gauge does not show what the device takes" + CURE);
                }
            } else if (value instanceof Value.Unavailable unavailable) {
                reason = unavailable.reason();
            }
        }
        if (!known) {
            return Optional.of("whether the battery is charging is not known: " + reason);
        }
        return supplies.stream()
                .filter(supply -> raw.getOrDefault(supply, List.of()).stream()
                        .anyMatch(reading -> reading.ok() && isOnline(reading.text())))
                .findFirst()
                .map(supply -> "another supply feeds the device (" + supply
                        + " reads 1), so the battery's gauge does not show all that it takes" + CURE);
    }

    private static String words(String state) {
        return state.equals("not charging") ? "held at its charge by another supply" : state;
    }

    private static boolean isOnline(String text) {
        return PowerText.plain(text) instanceof Value.Amount number
                && number.quantity().value() > 0;
    }
}
