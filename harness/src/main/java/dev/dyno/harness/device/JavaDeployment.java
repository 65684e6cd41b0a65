package dev.dyno.harness.device;

import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.record.DeviceProfile;
import org.jspecify.annotations.Nullable;

/**
 * Finds or brings the Java that runs the agent on a device.
 *
 * @param here the Java program of this machine
 * @param image the Java for devices that have none
 */
public record JavaDeployment(String here, JavaImage image) {
    /**
     * How Java is started on a device: this machine's own, Android's, the one that the lab file names, or one that is brought
     * there.
     *
     * @throws PermanentDeviceException if there is none for its instruction set
     */
    public DeviceJava on(DeviceSession session, DeviceProfile profile, BlobStore blobs) {
        if (DeviceProfiler.isHere(profile.transport())) {
            return new DeviceJava.Program(here);
        }
        if (DeviceJava.isAndroid(profile)) {
            return new DeviceJava.AppProcess();
        }
        @Nullable String named = profile.facts().get("java");
        if (named != null) {
            return new DeviceJava.Program(named);
        }
        String platform = profile.os() + "-" + profile.abi();
        if (!image.serves(platform)) {
            throw new PermanentDeviceException(
                    Details.of(profile.name(), "Dyno has no Java for " + platform + "; " + image.cure(platform)));
        }
        BlobStore.Deployed deployed = blobs.deploy(session, image.bundle(platform));
        String program = deployed.file("bin/java").value();
        // Files arrive without permission to be run.
        session.exec(
                Command.of(
                        "chmod",
                        "+x",
                        program,
                        deployed.file("lib/jspawnhelper").value()),
                ExecLimits.QUICK);
        return new DeviceJava.Program(program);
    }
}
