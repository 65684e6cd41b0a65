package dev.dyno.harness.run;

import dev.dyno.harness.android.InstalledAgent;
import dev.dyno.harness.device.AgentArtifact;
import dev.dyno.harness.device.AgentLauncher;
import dev.dyno.harness.device.BlobStore;
import dev.dyno.harness.device.DeviceJava;
import dev.dyno.harness.device.FileDigests;
import dev.dyno.harness.device.WebAgent;
import dev.dyno.harness.lab.DeviceUse;
import dev.dyno.harness.transport.BrowserFiles;
import dev.dyno.harness.transport.DevicePath;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.scenarios.Lab;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings the agent to one device and knows what runs it there: a Java, Android's way to start Java code, or an installed package. A
 * virtual phone has a Java for Linux where Android's runtime would be, so it gets the agent for that.
 */
final class AgentCommands {
    private final RunTools tools;
    private final DeviceUse use;
    private final BlobStore blobs;
    private final InstalledAgent installed;
    private final RunListener listener;
    private final Map<String, List<String>> commands = new HashMap<>();
    private @Nullable DeviceJava java;
    private boolean packageThere;
    private @Nullable PermanentDeviceException refusal;

    AgentCommands(RunTools tools, DeviceUse use, BlobStore blobs, FileDigests digests, RunListener listener) {
        this.tools = tools;
        this.use = use;
        this.blobs = blobs;
        this.installed = new InstalledAgent(blobs, digests);
        this.listener = listener;
    }

    /**
     * The command that runs a trial, without the trial's folder; what it needs is on the device then.
     *
     * @param runtime the trial's
     * @param runId the run's identity
     * @param trialId the trial's
     * @param read the files on the device that the agent reads
     * @throws PermanentDeviceException if there is no agent with that runtime for the device, or the device refuses it
     */
    List<String> of(String runtime, String runId, String trialId, List<DevicePath> read) {
        if (!isApp(use.profile())) {
            return commands.computeIfAbsent(runtime, this::started);
        }
        install();
        // A package brings its runtimes with it.
        List<String> standIn = use.profile().simulated() ? commands.computeIfAbsent(runtime, this::started) : List.of();
        return InstalledAgent.command(use.session(), runId, trialId, read, standIn);
    }

    /** The device may have lost what was brought to it. */
    void forget() {
        commands.clear();
        java = null;
        packageThere = false;
    }

    private static boolean isApp(DeviceProfile device) {
        return DeviceJava.isAndroid(device)
                && Lab.AGENT_ENTRIES.get(1).equals(device.facts().get(Lab.AGENT));
    }

    /** A device that has refused once is not asked again: a person may have had to answer each time. */
    private void install() {
        if (refusal != null) {
            throw refusal;
        }
        if (packageThere) {
            return;
        }
        try {
            told("the agent's package", installed.install(use.session(), use.profile(), tools.android()));
            packageThere = true;
        } catch (PermanentDeviceException e) {
            refusal = e;
            throw e;
        }
    }

    private List<String> started(String runtime) {
        DeviceProfile device = use.profile();
        if (runtime.equals(WebAgent.RUNTIME)) {
            return inBrowser(device);
        }
        boolean dex = DeviceJava.isAndroid(device) && !device.simulated();
        AgentArtifact agent = dex ? tools.android().dex(device) : tools.agent();
        String os = DeviceJava.isAndroid(device) && device.simulated() ? "linux" : device.os();
        AgentLauncher launcher = new AgentLauncher(blobs, agent, tools.nanoTime());
        BlobStore.Deployed deployed = launcher.deploy(use.session(), runtime, os + "-" + device.abi());
        told("the agent with " + runtime, deployed.pushedBytes());
        return agent.command(java(), deployed);
    }

    private List<String> inBrowser(DeviceProfile device) {
        AgentArtifact agent = tools.web().artifact(device);
        BlobStore.Deployed deployed = new AgentLauncher(blobs, agent, tools.nanoTime())
                .deploy(use.session(), WebAgent.RUNTIME, WebAgent.PLATFORM);
        told("the agent with " + WebAgent.RUNTIME, deployed.pushedBytes());
        List<String> command = new ArrayList<>(agent.command(java(), deployed));
        command.add(BrowserFiles.of(use.session()).settings().value());
        return command;
    }

    /**
     * How Java is started on the device; brought there if need be.
     *
     * @throws PermanentDeviceException if there is none for it
     */
    DeviceJava java() {
        DeviceJava known = java;
        if (known == null) {
            known = tools.java().on(use.session(), use.profile(), blobs);
            java = known;
        }
        return known;
    }

    private void told(String what, long pushedBytes) {
        if (pushedBytes > 0) {
            listener.deployed(use.entry().name(), what, pushedBytes);
        }
    }
}
