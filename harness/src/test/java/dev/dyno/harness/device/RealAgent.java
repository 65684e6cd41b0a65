package dev.dyno.harness.device;

import dev.dyno.harness.device.BlobStore.Deployed;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.local.LocalTransport;
import dev.dyno.protocol.Load;
import dev.dyno.protocol.TrialSpec;
import dev.dyno.protocol.TrialSpec.Inputs;
import dev.dyno.protocol.TrialSpec.WarmUp;
import dev.dyno.scenarios.Lab;
import dev.dyno.scenarios.demo.DemoModels;
import dev.dyno.scenarios.demo.Family;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** The agent as the build made it, on this machine, with a real model. */
final class RealAgent {
    static final String RUN = "run-1";

    private final AgentLauncher launcher;
    private final BlobStore blobs = new BlobStore(new FileDigests());
    private final DeviceSession session;

    RealAgent(Path workFolder) {
        Lab.Entry entry = new Lab.Entry("desk", "local", Map.of("work-folder", workFolder.toString()));
        session = new LocalTransport(Map.of()).open(entry);
        AgentArtifact artifact = AgentArtifact.load(Path.of("..", "device-agents", "agent-jvm", "target", "agent"));
        launcher = new AgentLauncher(blobs, artifact, System::nanoTime);
    }

    DeviceSession session() {
        return session;
    }

    AgentLauncher launcher() {
        return launcher;
    }

    /** Starts a trial that measures for so long. */
    RunningTrial launch(String trialId, String runtime, String model, Duration window) {
        return launch(trialId, runtime, deployed(model), window.toNanos());
    }

    /** Starts a short trial in ONNX Runtime by another Java, for another platform. */
    RunningTrial launch(String trialId, String model, DeviceJava java, String platform) {
        TrialSpec spec = spec(trialId, "onnxruntime", deployed(model), 1_000_000L);
        return launcher.launch(session, launcher.deploy(session, "onnxruntime", platform), java, RUN, spec);
    }

    private String deployed(String model) {
        Path file = DemoModels.ensure(
                        Path.of("target", "demo-cache").toAbsolutePath(), line -> {}, Set.of(Family.MOBILENET))
                .find(model)
                .orElseThrow();
        Deployed deployed = blobs.deploy(session, Bundle.of("model", file));
        return deployed.file("model").value();
    }

    /** Starts a trial of whatever lies there. */
    RunningTrial launch(String trialId, String runtime, String modelPath, long windowNanos) {
        TrialSpec spec = spec(trialId, runtime, modelPath, windowNanos);
        Deployed agent =
                launcher.deploy(session, runtime, "linux-" + DeviceProfiler.abi(System.getProperty("os.arch")));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return launcher.launch(session, agent, new DeviceJava.Program(java), RUN, spec);
    }

    private static TrialSpec spec(String trialId, String runtime, String modelPath, long windowNanos) {
        return new TrialSpec(
                TrialSpec.PROTOCOL,
                trialId,
                modelPath,
                runtime,
                "cpu",
                1,
                Map.of(),
                new Inputs.Random(1),
                null,
                new WarmUp(3, 0, 1_000_000_000L, 0.5, 1),
                new Load.SingleStream(5, windowNanos, windowNanos + 1_000_000_000L),
                100_000_000L,
                true);
    }
}
