package dev.dyno.harness.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.protocol.TrialFiles;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialResult.Outcome;
import dev.dyno.results.record.DeviceProfile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes to an arm64 board, run by an emulated arm64 processor: the Java that is linked for it, the agent, its runtime's arm64
 * libraries, a real model. Only whether it works is of interest, its times mean nothing. Fetches 180 MB the first time, so it
 * runs on request only: {@code DYNO_TEST_ARM64=1 ./test}.
 */
@EnabledIfEnvironmentVariable(named = "DYNO_TEST_ARM64", matches = "1")
class Arm64IT {
    private static final String PLATFORM = "linux-aarch64";
    private static final TrialLimits LIMITS = new TrialLimits(Duration.ofMinutes(8), Duration.ofMinutes(4));

    @Test
    void theLinkedJavaRunsTheAgentAndItsRuntimeOnArm64(@TempDir Path folder) throws IOException, InterruptedException {
        Path debian = debian();
        RealAgent agent = new RealAgent(folder.resolve("device"));
        RunningTrial trial = null;
        try {
            Path jmods = debian.resolve("root/usr/lib/jvm/java-17-openjdk-arm64/jmods");
            JavaImage image = new JavaImage(
                    Path.of(System.getProperty("java.home")), folder.resolve("java"), Map.of(PLATFORM, List.of(jmods)));
            DeviceJava java = new JavaDeployment("no java of this machine", image)
                    .on(agent.session(), board(), new BlobStore(new FileDigests()));
            trial = agent.launch("t1", "mobilenet-v2-int8.onnx", emulated(java, debian, folder), PLATFORM);
            assertThat(trial.await(LIMITS, heartbeat -> {})).isEqualTo(new TrialEnd.Answered());
            CollectedTrial collected = trial.collect(Files.createDirectory(folder.resolve("here")));
            TrialResult result = collected.result().orElseThrow();
            assertThat(result.outcome()).isEqualTo(new Outcome.Completed());
            assertThat(result.facts()).containsEntry("agent.arch", "aarch64").containsKey("runtime.version");
            assertThat(collected.files()).containsKeys(TrialFiles.SAMPLES, TrialFiles.OUTPUTS);
        } finally {
            if (trial != null) {
                trial.kill();
            }
            agent.session().close();
        }
    }

    /** The program that was deployed, run by the emulator as the kernel of an arm64 board would run it. */
    private static DeviceJava emulated(DeviceJava java, Path debian, Path folder) throws IOException {
        String program = ((DeviceJava.Program) java).path();
        Path wrapper = Files.writeString(folder.resolve("emulated-java"), """
                #!/bin/sh
                exec '%s' -L '%s' '%s' "$@"
                """.formatted(
                        debian.resolve("host/usr/bin/qemu-aarch64-static"), debian.resolve("root"), program));
        Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwx------"));
        return new DeviceJava.Program(wrapper.toString());
    }

    private static DeviceProfile board() {
        return new DeviceProfile(
                "board", "ssh", "linux", "Debian", "emulated", "none", "aarch64", 2, 1L << 32, true, Map.of());
    }

    private static Path debian() throws IOException, InterruptedException {
        Path folder = Path.of("target", "arm64").toAbsolutePath();
        Path script = Path.of("target", "arm64.sh").toAbsolutePath();
        try (InputStream in = Arm64IT.class.getResourceAsStream("arm64.sh")) {
            Files.write(script, in.readAllBytes());
        }
        File log = new File("target/arm64.log");
        Process fetch = new ProcessBuilder("sh", script.toString(), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        assertThat(fetch.waitFor()).as(() -> read(log)).isZero();
        return folder;
    }

    private static String read(File log) {
        try {
            return Files.readString(log.toPath());
        } catch (IOException e) {
            return e.toString();
        }
    }
}
