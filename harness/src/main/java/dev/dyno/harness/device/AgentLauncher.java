package dev.dyno.harness.device;

import dev.dyno.harness.transport.DevicePath;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.protocol.SpecJson;
import dev.dyno.protocol.TrialSpec;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Starts agents on devices, detached: they go on when the link, or this process, is gone. */
public final class AgentLauncher {
    private final BlobStore blobs;
    private final AgentArtifact agent;
    private final LongSupplier nanoClock;

    /**
     * A launcher.
     *
     * @param blobs brings the agent to the device
     * @param agent the built agent
     * @param nanoClock a monotonic clock in nanoseconds, for time limits
     */
    public AgentLauncher(BlobStore blobs, AgentArtifact agent, LongSupplier nanoClock) {
        this.blobs = blobs;
        this.agent = agent;
        this.nanoClock = nanoClock;
    }

    /**
     * Brings the agent to the device if it is not there, and what one runtime needs.
     *
     * @param platform operating system and instruction set, for example {@code linux-x86_64}
     * @throws PermanentDeviceException if the agent does not have the runtime for that platform
     */
    public BlobStore.Deployed deploy(DeviceSession session, String runtime, String platform) {
        if (!agent.runsOn(runtime, platform)) {
            String message = "there is no " + runtime + " for " + platform + "; choose another runtime for this device";
            throw new PermanentDeviceException(Details.of(session.device(), message));
        }
        return blobs.deploy(session, agent.bundle(runtime, platform));
    }

    /**
     * Starts a trial in a new folder; what an earlier try left under the same name is thrown away.
     *
     * @param deployed what {@link #deploy} gave for this session and the specification's runtime
     * @param java how Java is started there
     * @param runId the run's identity: letters, digits, dots, dashes and underscores
     * @throws dev.dyno.results.error.PermanentDeviceException if the folder cannot be written, or a trial of this name
     *     runs there already
     */
    public RunningTrial launch(
            DeviceSession session, BlobStore.Deployed deployed, DeviceJava java, String runId, TrialSpec spec) {
        return launch(session, agent.command(java, deployed), runId, spec);
    }

    /**
     * The same by a command that is there already.
     *
     * @param command what runs the agent; the trial's folder is added to it
     */
    public RunningTrial launch(DeviceSession session, List<String> command, String runId, TrialSpec spec) {
        DevicePath folder = trialFolder(session, runId, spec.trialId());
        List<String> arguments = new ArrayList<>(List.of(DeviceScript.SUPERVISE.text(), folder.value()));
        arguments.addAll(command);
        arguments.add(folder.value());
        DeviceScript.LAUNCH.require(session, arguments, SpecJson.write(spec), "start the agent");
        return new RunningTrial(session, folder, spec.trialId(), nanoClock);
    }

    /**
     * A trial that an earlier harness process started: one that still runs, or ended and was not collected. What can be
     * neither awaited nor collected is empty, and may be launched again.
     */
    public Optional<RunningTrial> reattach(DeviceSession session, String runId, String trialId) {
        DevicePath folder = trialFolder(session, runId, trialId);
        ExecResult found = DeviceScript.FIND.run(session, List.of(folder.value()));
        return found.ok() ? Optional.of(new RunningTrial(session, folder, trialId, nanoClock)) : Optional.empty();
    }

    /**
     * The same trial after its device was lost and has come back; its time limit goes on from its launch. Empty if it can be
     * neither awaited nor collected any more.
     *
     * @param session the device's new session
     */
    public Optional<RunningTrial> reattach(DeviceSession session, RunningTrial lost) {
        ExecResult found = DeviceScript.FIND.run(session, List.of(lost.folder().value()));
        return found.ok() ? Optional.of(lost.by(session)) : Optional.empty();
    }

    private static DevicePath trialFolder(DeviceSession session, String runId, String trialId) {
        return session.workFolder().resolve("trials").resolve(safe(runId)).resolve(safe(trialId));
    }

    private static String safe(String name) {
        if (!name.matches("[A-Za-z0-9._-]{1,200}") || name.matches("\\.{1,2}")) {
            throw new IllegalArgumentException("not a name for a folder on a device: '" + name + "'");
        }
        return name;
    }
}
