package dev.dyno.harness.lab;

import dev.dyno.harness.device.DeviceProfiler;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.Transport;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.scenarios.Lab;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Opens devices without leases or health: whoever asks gets them. */
public final class PlainAccess implements DeviceAccess {
    /** How long a lost device is left alone before each try to reach it again. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(4), Duration.ofSeconds(15));

    private final Map<String, Transport> transports;
    private final DeviceProfiler profiler;
    private final List<Duration> pauses;

    /**
     * Access by the given transports.
     *
     * @param transports the ways to reach devices, by name
     * @param profiler finds out what a device is
     */
    public PlainAccess(Map<String, Transport> transports, DeviceProfiler profiler) {
        this(transports, profiler, PAUSES);
    }

    PlainAccess(Map<String, Transport> transports, DeviceProfiler profiler, List<Duration> pauses) {
        this.transports = Map.copyOf(transports);
        this.profiler = profiler;
        this.pauses = List.copyOf(pauses);
    }

    @Override
    public DeviceUse open(Lab.Entry device) {
        Transport transport = transports.get(device.transport());
        if (transport == null) {
            String known = transports.keySet().stream().sorted().collect(Collectors.joining(", "));
            throw new PermanentDeviceException(
                    Details.of(device.name(), "no transport '" + device.transport() + "' here; there are: " + known));
        }
        DeviceSession session = transport.open(device);
        boolean described = false;
        try {
            PlainUse use = new PlainUse(device, transport, profiler.profile(session, device), session, pauses);
            described = true;
            return use;
        } finally {
            if (!described) {
                session.close();
            }
        }
    }
}
