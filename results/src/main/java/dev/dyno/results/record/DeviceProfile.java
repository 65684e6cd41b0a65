package dev.dyno.results.record;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The comparable identity of a device. Two runs compare only where these agree.
 *
 * @param name the device's name in the lab, unique within a run
 * @param transport how it was reached: {@code local}, {@code adb}, {@code ssh}, ...
 * @param os the operating system's family, lower case: {@code linux}, {@code android}, ...
 * @param build the operating system's exact build (kernel and distribution, or Android fingerprint)
 * @param model the device's model
 * @param soc the system on a chip, or the processor's name
 * @param abi the instruction set: {@code x86_64}, {@code aarch64}, ...
 * @param cores logical processors, at least 1
 * @param memoryBytes physical memory, in bytes, at least 1
 * @param simulated whether the device is a simulation; everything measured on it is then marked so
 * @param facts further facts, by name, sorted
 */
public record DeviceProfile(
        String name,
        String transport,
        String os,
        String build,
        String model,
        String soc,
        String abi,
        int cores,
        long memoryBytes,
        boolean simulated,
        Map<String, String> facts) {

    public DeviceProfile {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a device has a name");
        }
        if (cores < 1 || memoryBytes < 1) {
            throw new IllegalArgumentException("device " + name + ": cores and memory are at least 1");
        }
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }
}
