package dev.dyno.harness.android;

import dev.dyno.harness.device.BlobStore;
import dev.dyno.harness.device.Bundle;
import dev.dyno.harness.device.DeviceScript;
import dev.dyno.harness.device.DeviceText;
import dev.dyno.harness.device.FileDigests;
import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DevicePath;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.results.record.DeviceProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The agent as a package of one Android device: installed by content, run by {@code am instrument}, uninstalled on request. */
public final class InstalledAgent {
    /** A package is checked and compiled when it is installed; a prompt on the screen may wait for a person. */
    private static final ExecLimits INSTALLING = new ExecLimits(Duration.ofMinutes(2), 1 << 16, 1 << 14);

    /** Hashing and two questions to the package manager, which is slow to start. */
    private static final ExecLimits ASKING = new ExecLimits(Duration.ofSeconds(30), 1 << 16, 1 << 14);

    /** Where Android lets a package keep files that the shell can read. */
    private static final String FILES = "/sdcard/Android/data/" + AndroidAgent.PACKAGE + "/files/trials/";

    private static final String FILE = "dyno-agent-android.apk";

    private final BlobStore blobs;
    private final FileDigests digests;

    /**
     * A way to install.
     *
     * @param blobs brings the package's file to the device
     * @param digests what is known of files here
     */
    public InstalledAgent(BlobStore blobs, FileDigests digests) {
        this.blobs = blobs;
        this.digests = digests;
    }

    /**
     * Makes sure that exactly this package is installed, with all that it asks to be permitted.
     *
     * @return the package's size in bytes if it had to be installed; 0 if the same was installed already
     * @throws PermanentDeviceException if the device refuses it, with why and what to do
     */
    public long install(DeviceSession session, DeviceProfile device, AndroidAgent agent) {
        Path apk = agent.apk(device);
        String digest = digest(apk);
        Set<String> there = installed(session);
        if (there.contains("sha256 " + digest) && there.contains(instrumentation())) {
            return 0;
        }
        BlobStore.Deployed file = blobs.deploy(session, Bundle.of(FILE, apk));
        managed(
                session,
                "install the agent",
                "pm",
                "install",
                "-r",
                "-g",
                file.file(FILE).value());
        if (!installed(session).contains(instrumentation())) {
            throw new PermanentDeviceException(Details.of(
                    session.device(),
                    "the device says that it has installed " + AndroidAgent.PACKAGE + ", but does not show its "
                            + instrumentation() + "; uninstall it there and try again"));
        }
        return apk.toFile().length();
    }

    /**
     * Uninstalls it, whoever had installed it.
     *
     * @return whether it was installed
     * @throws PermanentDeviceException if the device refuses that
     */
    public static boolean uninstall(DeviceSession session) {
        if (installed(session).isEmpty()) {
            return false;
        }
        managed(session, "uninstall the agent", "pm", "uninstall", AndroidAgent.PACKAGE);
        return true;
    }

    /**
     * The command that runs a trial in it, without the trial's folder at the end.
     *
     * @param runId the run's identity
     * @param trialId the trial's
     * @param read files on the device that the package has to read; others on the device can read them from then on
     * @param standIn the command that stands in for the package's code, on a virtual phone; else empty
     */
    public static List<String> command(
            DeviceSession session, String runId, String trialId, List<DevicePath> read, List<String> standIn) {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                DeviceScript.INSTRUMENT.text(),
                "instrument.sh",
                session.workFolder().value(),
                AndroidAgent.PACKAGE,
                AndroidAgent.INSTRUMENTATION,
                FILES + runId + "/" + trialId,
                String.join("\n", standIn)));
        read.forEach(path -> command.add(path.value()));
        return command;
    }

    private static String instrumentation() {
        return "instrumentation " + AndroidAgent.PACKAGE + "/" + AndroidAgent.INSTRUMENTATION;
    }

    private static Set<String> installed(DeviceSession session) {
        return DeviceScript.PACKAGE
                .run(session, List.of(AndroidAgent.PACKAGE), new byte[0], ASKING)
                .text()
                .lines()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void managed(DeviceSession session, String doing, String... words) {
        ExecResult result;
        try {
            result = session.exec(Command.of(words), INSTALLING);
        } catch (TransientDeviceException e) {
            if (Thread.currentThread().isInterrupted() || !session.alive()) {
                throw e;
            }
            String message = "cannot " + doing + ": no answer within "
                    + INSTALLING.time().toSeconds()
                    + " s. Look at the device's screen: Play Protect or the vendor may ask whether that is allowed";
            throw new PermanentDeviceException(Details.of(session.device(), message), e);
        }
        String answer = DeviceText.clean(result.text() + "\n" + result.errorText());
        if (!result.ok() || !answer.contains("Success")) {
            String meaning = InstallRefusals.explained(answer);
            throw new PermanentDeviceException(new Details(
                    session.device(),
                    "cannot " + doing + (meaning.isEmpty() ? "; the device's own words follow" : ": " + meaning),
                    String.join(" ", words),
                    result.exitCode(),
                    answer));
        }
    }

    private String digest(Path apk) {
        try {
            return digests.sha256(apk);
        } catch (IOException e) {
            throw new StoreException("cannot read " + apk, e);
        }
    }
}
