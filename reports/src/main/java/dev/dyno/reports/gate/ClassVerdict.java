package dev.dyno.reports.gate;

import java.util.List;
import java.util.Objects;

/**
 * Whether a candidate may ship to the devices of a class.
 *
 * @param name the class of the gate; where the gate has none, each device is one by itself and this is its name
 * @param candidate the candidate's name
 * @param decision every bound on every device of the class, and on the fleet, in three-valued logic
 * @param devices those of the class that were measured; if there are none, the class is undecided
 * @param missing those that were to be measured and were not, or not to the end, and may be of the class; with any, it is
 *     never PASS
 * @param why what holds the candidate back; empty for PASS
 */
public record ClassVerdict(
        String name, String candidate, Decision decision, List<String> devices, List<String> missing, String why) {

    public ClassVerdict {
        Objects.requireNonNull(decision, "decision");
        devices = List.copyOf(devices);
        missing = List.copyOf(missing);
    }
}
