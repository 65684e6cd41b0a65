package dev.dyno.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.processes.DynoProcess.Ended;
import dev.dyno.harness.processes.DynoProcess.Started;
import dev.dyno.harness.virtual.LoopbackPort;
import dev.dyno.harness.virtual.VirtualDevice;
import dev.dyno.harness.virtual.VirtualIdentity;
import dev.dyno.harness.virtual.VirtualParts;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.scenarios.demo.DemoModels;
import dev.dyno.scenarios.demo.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code dyno run} on a virtual phone by both of the Android agent's entries. The package is the real one, and so is every command;
 * behind {@code am} and {@code app_process} the agent for this machine stands in for the package's code.
 */
@Timeout(240)
class AndroidAgentIT {
    private static final Path APK =
            Path.of("..", "device-agents", "android-package", "target", "agent", "dyno-agent-android.apk");
    private static final String GIVEN = "/data/media/0/Android/data/dev.dyno.agent/files/trials";

    private static final String SHORT = "iterations: 30, min-duration: 10 ms";
    private static final String LONG = "iterations: 30, min-duration: 2 s";

    private Path folder;
    private DynoProcess dyno;
    private VirtualDevice phone;
    private int adbPort;

    @BeforeEach
    void start(@TempDir Path temp) throws IOException {
        Assumptions.assumeTrue(VirtualParts.missingTools().isEmpty(), () -> "missing: " + VirtualParts.missingTools());
        Assumptions.assumeTrue(Files.exists(APK), "the Android agent has not been built");
        folder = temp;
        adbPort = LoopbackPort.free();
        dyno = new DynoProcess(temp).with("ANDROID_ADB_SERVER_PORT", Integer.toString(adbPort));
        VirtualParts parts = VirtualParts.in(Path.of("target", "virtual").toAbsolutePath());
        phone = VirtualDevice.start(
                parts, folder.resolve("phone"), VirtualIdentity.phone("Test Phone", "T1"), LoopbackPort.free(), 0);
    }

    @AfterEach
    void nothingIsLeft() throws IOException, InterruptedException {
        if (phone == null) {
            return;
        }
        String processes = phone.inside("ps -A -o ARGS 2>/dev/null || ps");
        String given = phone.inside("find " + GIVEN + " -type f 2>/dev/null");
        phone.close();
        new ProcessBuilder("adb", "-P", Integer.toString(adbPort), "kill-server")
                .start()
                .waitFor();
        assertThat(processes).doesNotContain("java", "supervisor", "am instrument");
        assertThat(given).isBlank();
        assertThat(Processes.of(folder)).as("processes left behind").isEmpty();
    }

    @Test
    void bothEntriesGiveTheSameRecordsOnceThePhoneLetsThePackageIn() throws IOException, InterruptedException {
        phone.inside("setprop dyno.virtual.install INSTALL_FAILED_USER_RESTRICTED");
        Ended refused = run("refused", "app", SHORT).end();
        assertThat(refused.code()).as(refused.err()).isEqualTo(5);
        assertThat(read("refused").trials().get(0).issues().get(0).message())
                .contains("phone: cannot install the agent", "Install via USB", "INSTALL_FAILED_USER_RESTRICTED");

        phone.inside("setprop dyno.virtual.install ''");
        Ended app = run("app", "app", SHORT).end();
        assertThat(app.err()).contains("copied the agent's package");
        Ended shell = run("shell", "shell", SHORT).end();

        assertThat(shape(read("app"))).as(app.err() + shell.err()).isEqualTo(shape(read("shell")));
        assertThat(read("app").trials()).hasSize(2).allMatch(trial -> trial.state() == TrialRecord.State.COMPLETED);
        assertThat(read("app").devices().get(0).facts()).containsEntry("agent", "app");
        assertThat(Files.readString(folder.resolve("app").resolve(log("app")))).contains("INSTRUMENTATION_CODE: -1");
        assertThat(uninstall()).contains("phone: the agent's package is uninstalled");
        assertThat(uninstall()).contains("phone: there is no package of the agent");
    }

    @Test
    void aKilledRunGoesOnAndAnInterruptedOneLeavesNothing() throws IOException, InterruptedException {
        Started first = run("out", "app", LONG);
        awaitTrial(first);
        first.signal("KILL").process().waitFor();
        assertThat(phone.inside("ps -A -o ARGS 2>/dev/null || ps")).contains("java");

        Ended resumed = dyno.type("run", "--resume", "out", "--lab", lab("app"));
        assertThat(read("out").state()).as(resumed.err()).isEqualTo(RunRecord.State.COMPLETE);
        assertThat(read("out").trials()).allMatch(trial -> trial.state() == TrialRecord.State.COMPLETED);

        Started second = run("second", "app", LONG);
        awaitTrial(second);
        assertThat(Files.readString(second.err())).as("all of it is there").doesNotContain("copied");
        assertThat(second.signal("INT").end().code()).isEqualTo(130);
    }

    @Test
    void aPhoneIsTriedAsAWholeAndItsSerialNumberIsNotInTheReport() throws IOException, InterruptedException {
        Path cache = Files.createDirectories(folder.resolve("home/.cache/dyno/demo-models-1"));
        Path models = Path.of("target", "demo-cache").toAbsolutePath();
        DemoModels.ensure(models, line -> {}, Set.of(Family.MOBILENET));
        Files.createSymbolicLink(cache.resolve("mobilenet"), models.resolve("demo-models-1/mobilenet"));

        Ended doctor = dyno.type("doctor", "--full", "-d", "phone", "--lab", lab("shell"), "-o", "full");

        assertThat(doctor.code()).as(doctor.out() + doctor.err()).isZero();
        assertThat(Files.readString(folder.resolve("full/phone.md")))
                .contains("agent: shell, xnnpack: ok", "agent: app, xnnpack: ok", "agent: app, cpu: ok")
                .contains(
                        "by both entries, cpu: ok", "the package is uninstalled: ok: yes", "accelerator.node_share: 1")
                .contains("simulated: true")
                .doesNotContain("127.0.0.1:" + phone.port());
    }

    /** What two runs have in common if they were measured by the same rules: all but the numbers. */
    private static Map<String, String> shape(RunRecord run) {
        Map<String, String> shape = new TreeMap<>();
        for (TrialRecord trial : run.trials()) {
            Set<String> files = new TreeSet<>(trial.files().keySet());
            files.remove("log"); // am says how it went, and app_process nothing
            shape.put(trial.candidate(), trial.state() + " " + trial.validity() + " " + files);
            trial.metrics()
                    .forEach((name, value) -> shape.put(
                            trial.candidate() + " " + name,
                            value instanceof MetricValue.Unavailable none
                                    ? none.reason()
                                    : ((MetricValue.Measured) value)
                                            .provenance()
                                            .toString()));
        }
        return shape;
    }

    private String log(String out) {
        return String.valueOf(read(out).trials().get(0).files().get("log"));
    }

    private String uninstall() throws IOException, InterruptedException {
        return dyno.type("devices", "uninstall", "phone", "--lab", lab("app")).out();
    }

    private Started run(String out, String agent, String load) throws IOException {
        DemoModels models = DemoModels.ensure(
                Path.of("target", "demo-cache").toAbsolutePath(), line -> {}, Set.of(Family.MOBILENET));
        Path model = models.find("mobilenet-v2-int8.onnx").orElseThrow();
        Path scenario = Files.writeString(folder.resolve("scenario.yaml"), """
                schema: dyno/scenario/v1
                name: entries
                baseline: one
                candidates:
                  one: { model: '%s' }
                  two: { model: '%s', threads: 2 }
                warm-up: { min-iterations: 0, min-duration: 0 ms, max-duration: 100 ms }
                load: { single-stream: { %s, max-duration: 20 s } }
                metrics: [latency.p50]
                rounds: 1
                """.formatted(model, model, load));
        return dyno.start("run", scenario.toString(), "--lab", lab(agent), "-o", out);
    }

    private String lab(String agent) throws IOException {
        return Files.writeString(folder.resolve(agent + ".yaml"), """
                schema: dyno/lab/v1
                devices:
                  - name: phone
                    transport: adb
                    serial: 127.0.0.1:%d
                    agent: %s
                """.formatted(phone.port(), agent))
                .toString();
    }

    /** Until a trial runs on the phone. */
    private void awaitTrial(Started run) throws IOException, InterruptedException {
        while (phone.inside("ls -d " + GIVEN + "/*/*/heartbeat.json 2>/dev/null")
                .isBlank()) {
            assertThat(run.process().isAlive())
                    .as("it goes on, after: %s", Files.readString(run.err()))
                    .isTrue();
            Thread.sleep(50);
        }
    }

    private RunRecord read(String out) {
        try (RunFolder opened = RunFolder.open(folder.resolve(out))) {
            return opened.read();
        }
    }
}
