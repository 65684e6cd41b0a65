package dev.dyno.harness.device;

import dev.dyno.protocol.Load;
import dev.dyno.protocol.ResultJson;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialSpec;
import dev.dyno.protocol.TrialSpec.Inputs;
import dev.dyno.protocol.TrialSpec.WarmUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** An agent that is a shell script in place of Java, run in its trial's folder. */
final class FakeAgent {
    private static final String JAVA = "java";

    private final Path folder;

    FakeAgent(Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("fake.jar"), "no jar at all");
    }

    /** A launcher whose agent runs a script; {@code $result} is a file with a good result. */
    AgentLauncher launcher(String trialId, String script) throws IOException {
        Path result = Files.write(folder.resolve("answer.json"), ResultJson.write(result(trialId)));
        Path java = folder.resolve(JAVA);
        Files.writeString(java, "#!/bin/sh\nresult='" + result + "'\n" + script + "\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        AgentArtifact artifact =
                new AgentArtifact(folder, "Main", List.of("-Xfake"), List.of("fake.jar"), Map.of(), List.of());
        return new AgentLauncher(new BlobStore(new FileDigests()), artifact, System::nanoTime);
    }

    /** The program that stands for Java. */
    DeviceJava java() {
        return new DeviceJava.Program(folder.resolve(JAVA).toString());
    }

    static TrialSpec spec(String trialId) {
        return new TrialSpec(
                TrialSpec.PROTOCOL,
                trialId,
                "/model",
                "fake",
                "cpu",
                1,
                Map.of(),
                new Inputs.Random(1),
                null,
                WarmUp.DEFAULT,
                new Load.SingleStream(1, 0, 1),
                0,
                false);
    }

    private static TrialResult result(String trialId) {
        return new TrialResult(
                TrialSpec.PROTOCOL,
                trialId,
                new TrialResult.Outcome.Completed(),
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                null,
                List.of());
    }
}
