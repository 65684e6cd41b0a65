package dev.dyno.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.processes.DynoProcess.Ended;
import dev.dyno.harness.virtual.LoopbackPort;
import dev.dyno.harness.virtual.VirtualParts;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.scenarios.demo.DemoModels;
import dev.dyno.scenarios.demo.Family;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dyno lab}, and {@code dyno run} on what it starts: a real adbd and a real sshd, real runtimes and models. */
class VirtualLabIT {
    private Path folder;
    private Path lab;
    private DynoProcess dyno;
    private String adbPort;

    @BeforeEach
    void startALab(@TempDir Path temp) throws IOException, InterruptedException {
        Assumptions.assumeTrue(VirtualParts.missingTools().isEmpty(), () -> "missing: " + VirtualParts.missingTools());
        folder = temp;
        lab = folder.resolve("home/.local/state/dyno/virtual-lab");
        adbPort = Integer.toString(LoopbackPort.free());
        // The parts take seconds to make, so the tests share them.
        Path cache = Files.createDirectories(Path.of("target", "virtual-cache").toAbsolutePath());
        dyno = new DynoProcess(temp).with("ANDROID_ADB_SERVER_PORT", adbPort).with("XDG_CACHE_HOME", cache.toString());
        Ended up = dyno.type("lab", "up", "--phones", "1", "--boards", "1");
        assertThat(up.code()).as(up.err()).isZero();
        assertThat(up.out()).contains("dyno run scenarios/library/demo.yaml --lab " + lab.resolve("lab.yaml"));
    }

    @AfterEach
    void nothingIsLeft() throws IOException, InterruptedException {
        if (dyno == null) {
            return;
        }
        Ended down = dyno.type("lab", "down");
        Process killed = new ProcessBuilder("adb", "-P", adbPort, "kill-server").start();
        assertThat(killed.waitFor()).isZero();
        assertThat(down.code()).as(down.err()).isZero();
        assertThat(Processes.of(folder)).as("processes left behind").isEmpty();
        assertThat(lab).doesNotExist();
        assertThat(dyno.type("lab", "down").out()).contains("no virtual lab");
    }

    @Test
    void everyTrialOnAVirtualPhoneAndBoardIsMeasuredAndMarkedAsSimulated() throws IOException, InterruptedException {
        Path scenario = scenario();
        Ended first = run(scenario, "first");

        RunRecord run = read("first");
        assertThat(run.state()).isEqualTo(RunRecord.State.COMPLETE);
        assertThat(run.devices()).extracting(DeviceProfile::name).containsExactlyInAnyOrder("phone-1", "board-1");
        assertThat(run.devices()).allMatch(DeviceProfile::simulated);
        assertThat(run.trials()).hasSize(2 * 2 * 3).allMatch(trial -> trial.state() == TrialRecord.State.COMPLETED);
        assertThat(Files.readString(folder.resolve("first/report.html"))).contains("simulated");
        assertThat(Files.readString(folder.resolve("first/summary.md"))).contains("phone-1 (simulated)");
        assertThat(first.out()).contains("board-1 (simulated)");
        assertThat(first.err()).contains("phone-1: copied", "board-1: copied");

        assertNowhere("first", serial());
        assertThat(run(scenario, "second").err()).as("all of it is there").doesNotContain("copied");
    }

    @Test
    void whatRunsIsLeftAloneAndWhatDiedIsStartedAgain() throws IOException, InterruptedException {
        assertThat(dyno.type("lab", "up").err()).doesNotContain("started");
        String pod = Files.readString(lab.resolve("phone-1/pod")).split(" ", 2)[0];
        assertThat(new ProcessBuilder("kill", "-9", "--", "-" + pod).start().waitFor())
                .isZero();

        Ended status = dyno.type("lab", "status");
        assertThat(status.code()).isEqualTo(4);
        assertThat(status.out()).containsPattern("phone-1 .* ended").containsPattern("board-1 .* running");

        assertThat(dyno.type("lab", "up").err()).contains("started phone-1").doesNotContain("board-1");
        assertThat(dyno.type("devices", "--lab", lab.resolve("lab.yaml").toString())
                        .code())
                .isZero();
    }

    @Test
    void aProcessOfTheSameNumberThatIsNoneOfItsOwnIsNotKilled() throws IOException, InterruptedException {
        Process other = new ProcessBuilder("setsid", "sleep", "600").start();
        try {
            Path pod = lab.resolve("board-1/pod");
            String real = Files.readString(pod);
            Files.writeString(pod, real.replaceFirst("^[0-9]+", Long.toString(other.pid())));
            assertThat(dyno.type("lab", "status").out()).containsPattern("board-1 .* ended");
            assertThat(dyno.type("lab", "up").code()).isZero();
            assertThat(other.isAlive()).isTrue();
            // The board whose number was lost is this test's to end.
            new ProcessBuilder("kill", "-9", "--", "-" + real.split(" ", 2)[0])
                    .start()
                    .waitFor();
        } finally {
            other.destroyForcibly();
        }
    }

    private Ended run(Path scenario, String out) throws IOException, InterruptedException {
        Ended ended = dyno.type(
                "run",
                scenario.toString(),
                "--lab",
                lab.resolve("lab.yaml").toString(),
                "-d",
                "label:virtual",
                "-o",
                out);
        // Without a gate nothing is decided.
        assertThat(ended.code()).as(ended.err()).isIn(0, 3);
        return ended;
    }

    /** The serial number by which adb reaches the phone. */
    private String serial() throws IOException {
        Matcher serial = Pattern.compile("serial: '([^']+)'").matcher(Files.readString(lab.resolve("lab.yaml")));
        assertThat(serial.find()).isTrue();
        return serial.group(1);
    }

    private void assertNowhere(String out, String secret) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(out))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                assertThat(name + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(name)
                        .doesNotContain(secret);
            }
        }
    }

    private RunRecord read(String out) {
        try (RunFolder opened = RunFolder.open(folder.resolve(out))) {
            return opened.read();
        }
    }

    private Path scenario() throws IOException {
        DemoModels models = DemoModels.ensure(
                Path.of("target", "demo-cache").toAbsolutePath(), line -> {}, Set.of(Family.MOBILENET));
        List<Path> files = List.of("mobilenet-v2-int8.onnx", "mobilenet-v2-int8.tflite").stream()
                .map(name -> models.find(name).orElseThrow())
                .toList();
        return Files.writeString(folder.resolve("scenario.yaml"), """
                schema: dyno/scenario/v1
                name: small
                baseline: int8
                candidates:
                  int8: { model: '%s' }
                  lite: { model: '%s' }
                warm-up: { min-iterations: 0, min-duration: 0 ms, max-duration: 100 ms }
                load: { single-stream: { iterations: 10, min-duration: 10 ms, max-duration: 20 s } }
                metrics: [latency.p50, model.size]
                rounds: 3
                """.formatted(files.toArray()));
    }
}
