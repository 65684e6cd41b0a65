package dev.dyno.harness.run;

import dev.dyno.harness.android.AndroidAgent;
import dev.dyno.harness.device.AgentArtifact;
import dev.dyno.harness.device.JavaDeployment;
import dev.dyno.harness.device.WebAgent;
import dev.dyno.harness.lab.DeviceAccess;
import dev.dyno.harness.noise.NoiseFolder;
import java.time.Clock;
import java.util.function.LongSupplier;

/**
 * What runs are made with.
 *
 * @param access opens the devices
 * @param agent the built agent of devices with Java
 * @param android that of Android devices
 * @param web that of browsers
 * @param java the Java that runs the agent on devices
 * @param version Dyno's version
 * @param clock the wall clock, for dates
 * @param nanoTime a monotonic clock in nanoseconds, for durations
 * @param noise what is known of the devices' noise
 */
public record RunTools(
        DeviceAccess access,
        AgentArtifact agent,
        AndroidAgent android,
        WebAgent web,
        JavaDeployment java,
        String version,
        Clock clock,
        LongSupplier nanoTime,
        NoiseFolder noise) {}
