package dev.dyno.harness.lab.recovery;

import dev.dyno.harness.lab.recovery.RecoveryPolicy.Step;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Brings one lost device back, once. */
public final class RecoveryLadder {
    private final LostDevice device;
    private final RecoveryPolicy policy;
    private final Sleeper sleeper;
    private final List<String> tried = new ArrayList<>();
    private DeviceException last;

    /**
     * A ladder for one incident.
     *
     * @param cause how the device was lost
     */
    public RecoveryLadder(LostDevice device, RecoveryPolicy policy, Sleeper sleeper, DeviceException cause) {
        this.device = device;
        this.policy = policy;
        this.sleeper = sleeper;
        this.last = cause;
    }

    /**
     * What came of it.
     *
     * @param session the session to go on with
     * @param how by which step, for people
     * @param rebooted whether the device was restarted
     */
    public record Recovered(DeviceSession session, String how, boolean rebooted) {}

    /**
     * Climbs until the device is back.
     *
     * @throws PermanentDeviceException once given up, with what was tried
     * @throws TransientDeviceException if the thread is interrupted
     */
    public Recovered climb() {
        Optional<Recovered> back = wait(policy.allowed().contains(Step.RECONNECT));
        if (back.isEmpty() && policy.allowed().contains(Step.SERVER)) {
            back = done("restarting the server", device::restartServer) ? open("restarting the server", false) : back;
        }
        if (back.isEmpty() && policy.allowed().contains(Step.REBOOT)) {
            back = done("restarting the device", device::reboot) ? awaitBoot() : back;
        }
        return back.orElseThrow(this::givenUp);
    }

    private Optional<Recovered> wait(boolean reconnecting) {
        for (Duration pause : policy.pauses()) {
            rest(pause);
            Optional<DeviceSession> same = device.stillThere();
            if (same.isPresent()) {
                return Optional.of(new Recovered(same.get(), "waiting", false));
            }
            Optional<Recovered> back = reconnecting ? open("connecting anew", false) : Optional.empty();
            if (back.isPresent()) {
                return back;
            }
        }
        tried.add((reconnecting ? "connecting anew " : "waiting ")
                + policy.pauses().size() + " times");
        return Optional.empty();
    }

    private Optional<Recovered> awaitBoot() {
        long polls = Math.max(1, policy.boot().dividedBy(policy.poll()));
        for (long i = 0; i < polls; i++) {
            rest(policy.poll());
            Optional<Recovered> back = open("restarting the device", true);
            if (back.isPresent()) {
                return back;
            }
        }
        return Optional.empty();
    }

    private Optional<Recovered> open(String how, boolean rebooted) {
        try {
            return Optional.of(new Recovered(device.open(), how, rebooted));
        } catch (PermanentDeviceException e) {
            throw e;
        } catch (TransientDeviceException e) {
            requireUninterrupted();
            last = e;
            return Optional.empty();
        }
    }

    private boolean done(String step, Supplier<Optional<String>> doing) {
        try {
            Optional<String> not = doing.get();
            tried.add(step + not.map(why -> " (not done: " + why + ")").orElse(""));
            return not.isEmpty();
        } catch (DeviceException e) {
            requireUninterrupted();
            tried.add(step + " (failed)");
            last = e;
            return false;
        }
    }

    private void rest(Duration pause) {
        requireUninterrupted();
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            requireUninterrupted();
        }
    }

    private void requireUninterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new TransientDeviceException(
                    Details.of(device.name(), "interrupted while it was brought back"), last);
        }
    }

    private PermanentDeviceException givenUp() {
        return new PermanentDeviceException(
                Details.of(
                        device.name(),
                        "it was lost and is given up after " + String.join(", ", tried) + "; the last error: "
                                + last.getMessage()),
                last);
    }
}
