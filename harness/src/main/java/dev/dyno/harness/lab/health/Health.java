package dev.dyno.harness.lab.health;

import java.util.Arrays;
import java.util.Locale;

/** Whether a device is trusted to measure. */
public enum Health {
    /** Nothing is known: it is probed before it is used. */
    UNKNOWN(true),
    /** It has passed its probe, and nothing was wrong since. */
    GOOD(true),
    /** It did something wrong: it is probed, and trusted again after a trial that went well. */
    SUSPECT(true),
    /** It did too much wrong; nobody but a person lets it out. */
    QUARANTINED(false),
    /** A person works on it. */
    MAINTENANCE(false),
    /** A person has taken it out of service. */
    RETIRED(false);

    private final boolean usable;

    Health(boolean usable) {
        this.usable = usable;
    }

    /** Whether runs may use it. What they may not is left only by a person's release. */
    public boolean usable() {
        return usable;
    }

    /**
     * The health of a word.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    static Health of(String word) {
        return Arrays.stream(values())
                .filter(health -> health.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no health '" + word + "'"));
    }

    /** As people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
