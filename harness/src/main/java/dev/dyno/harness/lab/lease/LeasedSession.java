package dev.dyno.harness.lab.lease;

import dev.dyno.harness.device.DeviceScript;
import dev.dyno.harness.device.DeviceText;
import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DevicePath;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A session that proves its lease on the device before everything it does there, and renews it by that. The proof runs in the
 * same shell as the command, so it costs no round trip.
 */
public final class LeasedSession implements DeviceSession {
    private static final int LOST = 97;
    private static final String MARK = "dyno-lease-lost: ";
    /** Slower links than this make a lease end during a copy. */
    private static final long SLOWEST_BYTES_PER_SECOND = 100_000;
    /** The script without what is for its reader: it goes with every command. */
    private static final String CHECK = DeviceScript.LEASE_CHECK
            .text()
            .lines()
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.joining("\n", "", "\n"));

    private final DeviceSession session;
    private final Lease lease;
    private final Duration silence;
    private final LongSupplier nanoClock;
    private long lastSign;
    private @Nullable PermanentDeviceException lost;

    /**
     * A session under a lease.
     *
     * @param silence for how long one sign of life is good
     * @param nanoClock a monotonic clock in nanoseconds
     */
    public LeasedSession(DeviceSession session, Lease lease, Duration silence, LongSupplier nanoClock) {
        this.session = session;
        this.lease = lease;
        this.silence = silence;
        this.nanoClock = nanoClock;
        this.lastSign = nanoClock.getAsLong();
    }

    @Override
    public String device() {
        return session.device();
    }

    @Override
    public DevicePath workFolder() {
        return session.workFolder();
    }

    /** The session without the lease, for the lease's own affairs. */
    public DeviceSession bare() {
        return session;
    }

    /** The lease. */
    public Lease lease() {
        return lease;
    }

    @Override
    public ExecResult exec(Command command, ExecLimits limits) {
        return exec(command, limits, limits.time());
    }

    /**
     * Proves the lease.
     *
     * @param coming how long what comes next may take without a sign of life
     * @throws PermanentDeviceException if it is another's
     */
    public void check(Duration coming) {
        exec(Command.of("true"), ExecLimits.QUICK, coming);
    }

    private ExecResult exec(Command command, ExecLimits limits, Duration coming) {
        if (lost != null) {
            throw lost;
        }
        long seconds = silence.plus(coming).toSeconds();
        List<String> words = new ArrayList<>(List.of(
                "sh", "-c", CHECK, "lease-check.sh", workFolder().value(), lease.fence(), Long.toString(seconds)));
        words.addAll(command.arguments());
        ExecResult result = session.exec(new Command(words, command.environment(), command.stdin()), limits);
        if (result.exitCode() == LOST && result.errorText().startsWith(MARK)) {
            lost = lost(result.errorText().substring(MARK.length()));
            throw lost;
        }
        lastSign = nanoClock.getAsLong();
        return result;
    }

    private PermanentDeviceException lost(String row) {
        String line = row.lines().findFirst().orElse("");
        String now = LeaseRow.parse(line)
                .map(other -> "is " + other.holder().shown() + "'s now")
                .orElse(line.strip().matches("[0-9]+ free") ? "was given back" : "is gone from its work folder");
        return new PermanentDeviceException(
                Details.of(
                        device(),
                        DeviceText.line(
                                "it was lost: its lease " + now
                                        + ", because there was no sign of this harness for too long; go on with --resume once it is free")));
    }

    @Override
    public void push(Path file, DevicePath target, String sha256) {
        check(Duration.ofSeconds(size(file) / SLOWEST_BYTES_PER_SECOND));
        session.push(file, target, sha256);
        check(Duration.ZERO);
    }

    /** Nothing is written there; the lease is renewed only where it has not been for a while. */
    @Override
    public void pull(DevicePath source, Path target, long maxBytes) {
        Duration since = Duration.ofNanos(nanoClock.getAsLong() - lastSign);
        if (lost != null || since.multipliedBy(4).compareTo(silence) > 0) {
            check(Duration.ZERO);
        }
        session.pull(source, target, maxBytes);
    }

    @Override
    public boolean alive() {
        return session.alive();
    }

    @Override
    public void close() {
        session.close();
    }

    /** What cannot be read is refused by the session itself. */
    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
