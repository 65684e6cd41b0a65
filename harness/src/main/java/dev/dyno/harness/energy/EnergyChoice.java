package dev.dyno.harness.energy;

import java.util.List;

/** How a device's energy can be learned. */
public sealed interface EnergyChoice {

    /**
     * The best source that there is.
     *
     * @param whyNotOthers per source that was found and not chosen: its name and the reason
     */
    record Chosen(EnergySource source, List<String> whyNotOthers) implements EnergyChoice {
        public Chosen {
            whyNotOthers = List.copyOf(whyNotOthers);
        }
    }

    /**
     * Not at all.
     *
     * @param reason why, with the cure where there is one; never blank
     */
    record None(String reason) implements EnergyChoice {
        public None {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("where there is no source there is a reason");
            }
        }
    }
}
