package dev.dyno.harness.lab.lease;

import dev.dyno.harness.device.DeviceScript;
import dev.dyno.harness.device.DeviceText;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes leases and gives them back.
 *
 * @param silence after so long without a sign of its holder a lease is over; whole seconds, at least one
 * @param nonces draws nonces: 1 to 32 hexadecimal digits
 */
public record Leases(Duration silence, Supplier<String> nonces) {
    /** As long as usual. */
    public static final Duration USUAL_SILENCE = Duration.ofMinutes(2);

    private static final int HELD = 96;
    private static final int STUCK = 95;
    private static final String NONE_OVER = "-";
    /** Taking over waits for what is killed. */
    private static final ExecLimits PATIENT = new ExecLimits(Duration.ofSeconds(60), 1 << 14, 1 << 12);

    public Leases {
        if (silence.toSeconds() < 1) {
            throw new IllegalArgumentException("a lease lasts at least a second");
        }
    }

    /**
     * Asks for the lease of a device. One that is over is taken over, and what its holder left running there is ended; so is
     * one whose holder is a process of this machine that is gone, or the same run, whose trials go on.
     *
     * @throws DeviceException if the device vanishes, its lease cannot be written, or what is left on it cannot be ended
     */
    public LeaseTaken take(DeviceSession session, Holder holder) {
        LeaseTaken taken = take(session, holder, NONE_OVER);
        if (taken instanceof LeaseTaken.Held held) {
            Optional<String> dead =
                    held.row().filter(row -> row.holder().knownDead()).map(LeaseRow::fence);
            return dead.isPresent() ? take(session, holder, dead.get()) : taken;
        }
        return taken;
    }

    private LeaseTaken take(DeviceSession session, Holder holder, String over) {
        String nonce = nonces.get();
        List<String> arguments = List.of(
                session.workFolder().value(),
                nonce,
                holder.run(),
                Long.toString(silence.toSeconds()),
                over,
                DeviceScript.KILL.text(),
                holder.words());
        ExecResult result = DeviceScript.LEASE_TAKE.run(session, arguments, new byte[0], PATIENT);
        List<String> lines = result.text().lines().limit(2).toList();
        Optional<LeaseRow> former = lines.size() > 1 ? LeaseRow.parse(lines.get(1)) : Optional.empty();
        String[] answer = lines.isEmpty() ? new String[] {""} : lines.get(0).split(" ", -1);
        if (result.exitCode() == HELD && answer.length == 2) {
            return new LeaseTaken.Held(former, number(answer[1]));
        }
        if (!result.ok() || answer.length != 3 || number(answer[1]) < 1) {
            throw notTaken(session, result);
        }
        return new LeaseTaken.Ours(new Lease(number(answer[1]), nonce), former.map(LeaseRow::holder));
    }

    private static PermanentDeviceException notTaken(DeviceSession session, ExecResult result) {
        String message = result.exitCode() == STUCK
                ? "what another harness left running on it cannot be ended; restart the device"
                : "its lease cannot be written in the work folder " + session.workFolder()
                        + "; see that it has space and belongs to this user";
        return new PermanentDeviceException(new Details(
                session.device(), message, "lease-take.sh", result.exitCode(), DeviceText.clean(result.errorText())));
    }

    /**
     * Gives a lease back if it is still ours. Never throws, and does its work for a thread that was interrupted, too; a lease
     * that cannot be given back ends by itself.
     *
     * @return whether the device has answered
     */
    public boolean release(DeviceSession session, Lease lease) {
        boolean interrupted = Thread.interrupted();
        try {
            return DeviceScript.LEASE_RELEASE
                    .run(session, List.of(session.workFolder().value(), lease.fence()))
                    .ok();
        } catch (DeviceException e) {
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static long number(String word) {
        return word.matches("[0-9]{1,13}") ? Long.parseLong(word) : 0;
    }
}
