package dev.dyno.harness.simulated;

import java.time.Duration;
import java.util.Map;

/** How simulated devices behave. Called by the threads of all devices at once. */
public interface Behaviour {
    /** How long a trial takes on a device. */
    Duration takes(String device, String trialId);

    /**
     * Called before a device answers anything.
     *
     * @param what {@code open}, {@code ready}, {@code recover}, {@code pull}, or the name of the script that it is to run, such as
     *     {@code wait.sh}
     * @throws dev.dyno.results.error.DeviceException to break here
     */
    default void asked(String device, String what) {
        // A device that always works.
    }

    /** What a device's files and commands hold, by path or command line, whenever it is asked. */
    default Map<String, String> texts(String device) {
        return Map.of();
    }

    /** The build that a device says it has when it is asked. */
    default String build(String device) {
        return "simulated 1";
    }
}
