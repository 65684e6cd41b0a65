package dev.dyno.harness.lab;

import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DevicePath;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.harness.transport.Transport;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.scenarios.Lab;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A transport whose errors do not tell serial numbers: they end up in runs and reports, which leave the lab host. What servers and
 * libraries say of a device often names it by its serial number.
 */
record DiscreetTransport(Transport transport) implements Transport {
    private static final String SERIAL = "serial";

    @Override
    public String name() {
        return transport.name();
    }

    @Override
    public DeviceSession open(Lab.Entry device) {
        String serial = device.keys().getOrDefault(SERIAL, "");
        // What is as short as that cannot be told from any word.
        return serial.length() < 2
                ? transport.open(device)
                : new Session(discreetly(serial, () -> transport.open(device)), serial);
    }

    private static <T> T discreetly(String serial, Supplier<T> action) {
        try {
            return action.get();
        } catch (DeviceException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.contains(serial)) {
                throw e;
            }
            String prefix = e.device() + ": ";
            String told = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
            Details details = Details.of(e.device(), told.replace(serial, "(its serial number)"));
            throw e instanceof PermanentDeviceException
                    ? new PermanentDeviceException(details)
                    : new TransientDeviceException(details);
        }
    }

    private record Session(DeviceSession session, String serial) implements DeviceSession {
        @Override
        public String device() {
            return session.device();
        }

        @Override
        public DevicePath workFolder() {
            return session.workFolder();
        }

        @Override
        public ExecResult exec(Command command, ExecLimits limits) {
            return discreetly(serial, () -> session.exec(command, limits));
        }

        @Override
        public void push(Path file, DevicePath target, String sha256) {
            discreetly(serial, () -> {
                session.push(file, target, sha256);
                return true;
            });
        }

        @Override
        public void pull(DevicePath source, Path target, long maxBytes) {
            discreetly(serial, () -> {
                session.pull(source, target, maxBytes);
                return true;
            });
        }

        @Override
        public boolean alive() {
            return session.alive();
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
