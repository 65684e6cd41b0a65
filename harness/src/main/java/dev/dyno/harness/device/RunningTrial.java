package dev.dyno.harness.device;

import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DevicePath;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.protocol.Heartbeat;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.results.error.DeviceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A trial on a device, from launch to collection. Not for use by several threads at once. */
public final class RunningTrial {
    /** How long one question to the device waits for the trial's end: the pace of the signs of life. */
    private static final int WAIT_SECONDS = 2;

    /** Less than any trial leaves. */
    private static final long LEAST_BYTES = 1 << 16;

    private static final ExecLimits WAIT_LIMITS =
            new ExecLimits(Duration.ofSeconds(WAIT_SECONDS + 10), 1 << 14, 1 << 12);

    private final DeviceSession session;
    private final DevicePath folder;
    private final String trialId;
    private final LongSupplier nanoClock;
    private final long since;

    RunningTrial(DeviceSession session, DevicePath folder, String trialId, LongSupplier nanoClock) {
        this(session, folder, trialId, nanoClock, nanoClock.getAsLong());
    }

    private RunningTrial(DeviceSession session, DevicePath folder, String trialId, LongSupplier nanoClock, long since) {
        this.session = session;
        this.folder = folder;
        this.trialId = trialId;
        this.nanoClock = nanoClock;
        this.since = since;
    }

    /** The same trial, reached by another session; its time limit goes on. */
    public RunningTrial by(DeviceSession another) {
        return new RunningTrial(another, folder, trialId, nanoClock, since);
    }

    /** Its folder on the device. */
    public DevicePath folder() {
        return folder;
    }

    /**
     * Waits for its end, without keeping the device busy; notices the end within milliseconds. A trial beyond its limits is
     * killed.
     *
     * @param limits how long it may take, from when this object was made
     * @param progress is told every sign of life, about every two seconds
     * @throws dev.dyno.results.error.TransientDeviceException if the device vanishes, or the thread is interrupted; the
     *     trial goes on
     */
    public TrialEnd await(TrialLimits limits, Consumer<Heartbeat> progress) {
        Signs signs = new Signs(trialId, nanoClock);
        while (true) {
            TrialState state = poll();
            if (state.over()) {
                return end(state);
            }
            signs.see(state.heartbeat()).ifPresent(progress);
            Duration taken = Duration.ofNanos(nanoClock.getAsLong() - since);
            if (taken.compareTo(limits.total()) >= 0) {
                kill();
                return new TrialEnd.TimedOut(limits.total(), logTail());
            }
            if (signs.silence().compareTo(limits.silence()) >= 0) {
                kill();
                return new TrialEnd.Silent(signs.silence(), logTail());
            }
        }
    }

    private TrialState poll() {
        List<String> arguments = List.of(folder.value(), Integer.toString(WAIT_SECONDS));
        ExecResult result = DeviceScript.WAIT.run(session, arguments, new byte[0], WAIT_LIMITS);
        // A folder that is gone is a trial that is over.
        return result.ok() ? TrialState.parse(result.text()) : TrialState.GONE;
    }

    private TrialEnd end(TrialState state) {
        boolean answered = !DeviceScript.LIST
                .run(session, List.of(folder.value(), TrialFiles.RESULT))
                .text()
                .isEmpty();
        return answered ? new TrialEnd.Answered() : new TrialEnd.Crashed(state.exitCode(), logTail(), diskFull());
    }

    /**
     * Kills whatever is left of it and waits until it is gone. Never throws.
     *
     * @return whether it is known to be gone
     */
    public boolean kill() {
        return undisturbed(() -> DeviceScript.KILL.run(session, List.of(folder.value())));
    }

    /**
     * Fetches what it left.
     *
     * @param target a folder here, which exists; files in it are replaced
     * @throws dev.dyno.results.error.ProtocolException if its result is not one
     */
    public CollectedTrial collect(Path target) {
        return new TrialCollector(session, folder, trialId).collect(target);
    }

    /**
     * Deletes its folder on the device, for good. Never throws.
     *
     * @return whether it is gone; if not, the next launch under this name clears it
     */
    public boolean remove() {
        return undisturbed(() -> DeviceScript.REMOVE.run(session, List.of(folder.value())));
    }

    /** Cleaning up is most needed by a thread that was interrupted, whose commands would otherwise end at once. */
    private static boolean undisturbed(Supplier<ExecResult> command) {
        boolean interrupted = Thread.interrupted();
        try {
            return command.get().ok();
        } catch (DeviceException e) {
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean diskFull() {
        ExecResult df = session.exec(Command.of("df", "-P", "-k", folder.value()), ExecLimits.QUICK);
        OptionalLong free = BlobStore.freeBytes(df.text());
        return free.isPresent() && free.getAsLong() < LEAST_BYTES;
    }

    private String logTail() {
        ExecResult tail = session.exec(
                Command.of("tail", "-c", "4096", folder.resolve(TrialFiles.LOG).value()), ExecLimits.QUICK);
        return DeviceText.clean(tail.stdout());
    }
}
