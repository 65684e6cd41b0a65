package dev.dyno.harness.cli;

import dev.dyno.results.record.DeviceProfile;
import dev.dyno.scenarios.DeviceSelector;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A device as it was found.
 *
 * @param name its name in the lab
 * @param alias its name on this lab host that tells no serial number
 * @param transport how it is reached
 * @param state {@code ready}; {@code held} with the holder; or {@code unavailable} with the reason
 * @param health whether it is trusted, in a word
 * @param healthReason since when, by whom and why; empty if nothing is known
 * @param lastFault the last thing that it did wrong; empty if nothing is known
 * @param temperature the hottest of its temperatures, in degrees Celsius; null if it tells none
 * @param battery the charge of its battery, 0 to 1; null if it tells none
 * @param usable whether a run could use it now
 * @param profile what it is; null if it could not be reached
 */
record DeviceRow(
        String name,
        String alias,
        String transport,
        String state,
        String health,
        String healthReason,
        String lastFault,
        @Nullable Double temperature,
        @Nullable Double battery,
        boolean usable,
        @Nullable DeviceProfile profile) {

    /** What a selector may ask of it. */
    Map<String, String> selectable() {
        return profile == null ? Map.of("transport", transport) : DeviceSelector.facts(profile);
    }
}
