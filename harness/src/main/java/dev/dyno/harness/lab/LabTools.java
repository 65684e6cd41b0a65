package dev.dyno.harness.lab;

import dev.dyno.harness.device.DeviceProfiler;
import dev.dyno.harness.lab.health.HealthBook;
import dev.dyno.harness.lab.lease.Leases;
import dev.dyno.harness.lab.recovery.Sleeper;
import dev.dyno.harness.lab.state.Aliases;
import dev.dyno.harness.lab.state.ServerUses;
import dev.dyno.harness.transport.Recoverable;
import dev.dyno.harness.transport.Transport;
import dev.dyno.results.record.Issue;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What the use of a lab's devices takes.
 *
 * @param transports the ways to reach devices, by name
 * @param recoverables what those of them can do to bring devices back, by name
 * @param profiler finds out what a device is
 * @param leases takes and gives back leases
 * @param aliases names devices without their serial numbers
 * @param health what is known of the devices
 * @param servers who uses the processes that devices are reached through
 * @param nanoClock a monotonic clock in nanoseconds
 * @param sleeper lets time pass
 * @param notices is told what a person who watches should know
 */
public record LabTools(
        Map<String, Transport> transports,
        Map<String, Recoverable> recoverables,
        DeviceProfiler profiler,
        Leases leases,
        Aliases aliases,
        HealthBook health,
        ServerUses servers,
        LongSupplier nanoClock,
        Sleeper sleeper,
        Consumer<Issue> notices) {
    public LabTools {
        transports = Map.copyOf(transports);
        recoverables = Map.copyOf(recoverables);
    }

    void notice(String device, String text) {
        notices.accept(new Issue(Issue.Severity.INFO, text, device));
    }
}
