package dev.dyno.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.processes.DynoProcess.Ended;
import dev.dyno.harness.processes.DynoProcess.Started;
import dev.dyno.harness.virtual.LoopbackPort;
import dev.dyno.harness.virtual.VirtualDevice;
import dev.dyno.harness.virtual.VirtualIdentity;
import dev.dyno.harness.virtual.VirtualParts;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.record.MissingDevice;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import dev.dyno.scenarios.demo.DemoModels;
import dev.dyno.scenarios.demo.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code dyno run} while a lab does what labs do: a real adbd in a virtual phone, a real adb server, a real agent. */
@Timeout(240)
class LabFaultsIT {
    private static final int INCONCLUSIVE = 3;
    private static final int UNAVAILABLE = 4;
    private static final int TRIALS_FAILED = 5;
    private static final String WORK = "/data/local/tmp/dyno";
    private static final String BATTERY = "/sys/class/power_supply/battery/capacity";

    private final Set<String> seen = new HashSet<>();
    private Path folder;
    private DynoProcess dyno;

    @SuppressWarnings("NullAway.Init") // each test starts its own
    private VirtualDevice phone;

    private int adbPort;

    @BeforeEach
    void set(@TempDir Path temp) throws IOException {
        Assumptions.assumeTrue(VirtualParts.missingTools().isEmpty(), () -> "missing: " + VirtualParts.missingTools());
        folder = temp;
        adbPort = LoopbackPort.free();
        Path cache = Files.createDirectories(Path.of("target", "virtual-cache").toAbsolutePath());
        dyno = new DynoProcess(temp)
                .with("ANDROID_ADB_SERVER_PORT", Integer.toString(adbPort))
                .with("XDG_CACHE_HOME", cache.toString());
    }

    @AfterEach
    void nothingIsLeft() throws IOException, InterruptedException {
        if (phone == null) {
            return;
        }
        String processes = phone.inside("ps -A -o ARGS 2>/dev/null || ps");
        String trials = phone.inside("ls " + WORK + "/trials 2>/dev/null");
        phone.close();
        new ProcessBuilder("adb", "-P", Integer.toString(adbPort), "kill-server")
                .start()
                .waitFor();
        assertThat(processes).doesNotContain("java", "supervisor");
        assertThat(trials).isBlank();
        assertThat(Processes.of(folder)).as("processes left behind").isEmpty();
    }

    @Test
    void trialsOutliveEveryLossOfTheLinkAndAnAbsentDeviceStopsNobody() throws IOException, InterruptedException {
        start(0);
        Started run = run("out", 2, lab("""
                  - name: ghost
                    transport: adb
                    serial: 127.0.0.1:1
                """));
        awaitTrial(run);
        phone.inside("kill -9 $(pidof adbd)");
        awaitTrial(run);
        phone.cutLink();
        Thread.sleep(500);
        phone.restoreLink();
        awaitTrial(run);
        Ended second = dyno.type("run", scenario("second.yaml", 1), "--lab", lab(""), "-o", "second");
        assertThat(second.code()).as(second.err()).isEqualTo(UNAVAILABLE);
        assertThat(second.err()).contains("phone").contains("--wait");
        awaitTrial(run);
        phone.inside("kill -STOP $(pidof adbd)");
        Thread.sleep(2_000);
        phone.inside("kill -CONT $(pidof adbd)");
        Ended ended = run.end();

        assertThat(ended.code()).as(ended.err()).isEqualTo(INCONCLUSIVE);
        RunRecord record = read("out");
        assertThat(record.trials())
                .extracting(TrialRecord::state)
                .as(ended.err())
                .containsExactly(complete(4));
        assertThat(record.trials()).extracting(TrialRecord::id).doesNotHaveDuplicates();
        assertThat(record.missing()).extracting(MissingDevice::device).containsExactly("ghost");
    }

    @Test
    void aRestartedPhoneFailsOneTrialAndTheOthersAreMeasured() throws IOException, InterruptedException {
        start(0);
        Started run = run("out", 2, lab(""));
        awaitTrial(run);
        awaitTrial(run);
        phone.reboot();
        Ended ended = run.end();

        List<TrialRecord> trials = read("out").trials();
        assertThat(trials).as(ended.err()).hasSize(4);
        assertThat(trials.stream().filter(trial -> trial.state() == TrialRecord.State.FAILED))
                .singleElement()
                .satisfies(trial -> assertThat(trial.issues().get(0).message()).contains("it was restarted"));
        assertThat(trials.stream().filter(trial -> trial.state() == TrialRecord.State.COMPLETED))
                .hasSize(3);
        assertThat(ended.code()).isEqualTo(TRIALS_FAILED);
    }

    @Test
    void aDiskThatFillsUpFailsItsTrialWithTheCause() throws IOException, InterruptedException {
        start(400);
        Started run = run("out", 2, lab(""));
        awaitTrial(run);
        phone.inside("head -c 500000000 /dev/zero >/data/fill");
        awaitTrial(run);
        phone.inside("rm /data/fill");
        Ended ended = run.end();

        List<TrialRecord> trials = read("out").trials();
        assertThat(trials.stream().filter(trial -> trial.state() == TrialRecord.State.FAILED))
                .as(ended.err())
                .isNotEmpty()
                .allSatisfy(trial -> assertThat(trial.issues().get(0).message()).contains("space"));
        assertThat(ended.code()).isEqualTo(TRIALS_FAILED);
    }

    @Test
    void anEmptyBatteryIsWaitedForAndSaidSo() throws IOException, InterruptedException {
        start(0);
        phone.inside("echo 5 >" + BATTERY);
        Started run = run("out", 1, lab(""));
        run.awaitWords("battery");
        assertThat(phone.inside("ls " + WORK + "/trials 2>/dev/null")).isBlank();
        phone.inside("echo 80 >" + BATTERY);
        Ended ended = run.end();

        assertThat(read("out").trials())
                .extracting(TrialRecord::state)
                .as(ended.err())
                .containsExactly(complete(2));
    }

    /** The clock itself cannot be set for one virtual device alone, so what its shell takes for the time jumps by years. */
    @Test
    void aClockThatJumpsSpoilsNoLatencyAndMakesUpNoColdStart() throws IOException, InterruptedException {
        start(0);
        phone.inside("""
                cd /system/bin && rm date && cat >date <<'DATE' && chmod 755 date
                #!/system/bin/sh
                if [ -e /data/jumped ]; then rm /data/jumped; echo 1900000000123456789; else : >/data/jumped; echo 1000000000123456789; fi
                DATE
                """);
        Ended ended = run("out", 1, lab("")).end();

        assertThat(read("out").trials()).as(ended.err()).hasSize(2).allSatisfy(trial -> {
            assertThat(trial.state()).isEqualTo(TrialRecord.State.COMPLETED);
            assertThat(trial.metrics().get(Metrics.LATENCY_P50.name()))
                    .isInstanceOfSatisfying(
                            MetricValue.Measured.class,
                            p50 -> assertThat(p50.value()).isBetween(0.0, 1.0));
            assertThat(trial.metrics().get(Metrics.COLD_START_PROCESS.name()))
                    .isInstanceOf(MetricValue.Unavailable.class);
        });
    }

    private static TrialRecord.State[] complete(int trials) {
        TrialRecord.State[] all = new TrialRecord.State[trials];
        Arrays.fill(all, TrialRecord.State.COMPLETED);
        return all;
    }

    private void start(int storageMebibytes) throws IOException {
        VirtualParts parts = VirtualParts.in(Path.of("target", "virtual").toAbsolutePath());
        VirtualIdentity identity = VirtualIdentity.phone("Test Phone", "T1");
        phone = VirtualDevice.start(parts, folder.resolve("phone"), identity, LoopbackPort.free(), storageMebibytes);
    }

    private String lab(String more) throws IOException {
        return Files.writeString(
                        Files.createTempFile(folder, "lab", ".yaml"),
                        "schema: dyno/lab/v1\ndevices:\n  - name: phone\n    transport: adb\n    serial: 127.0.0.1:"
                                + phone.port() + "\n" + more)
                .toString();
    }

    private Started run(String out, int rounds, String lab) throws IOException {
        return dyno.start("run", scenario("scenario.yaml", rounds), "--lab", lab, "-o", out);
    }

    private String scenario(String name, int rounds) throws IOException {
        DemoModels models = DemoModels.ensure(
                Path.of("target", "demo-cache").toAbsolutePath(), line -> {}, Set.of(Family.MOBILENET));
        Path model = models.find("mobilenet-v2-int8.onnx").orElseThrow();
        return Files.writeString(folder.resolve(name), """
                schema: dyno/scenario/v1
                name: faults
                baseline: one
                candidates:
                  one: { model: '%s' }
                  two: { model: '%s', threads: 2 }
                warm-up: { min-iterations: 0, min-duration: 0 ms, max-duration: 100 ms }
                load: { single-stream: { iterations: 10, min-duration: 3 s, max-duration: 20 s } }
                metrics: [latency.p50]
                rounds: %d
                """.formatted(model, model, rounds))
                .toString();
    }

    /** Until a trial runs on the phone that was not seen before. */
    private void awaitTrial(Started run) throws IOException, InterruptedException {
        String script =
                "cd " + WORK + "/trials 2>/dev/null && for t in */*; do [ -s $t/heartbeat.json ] && echo $t; done";
        while (true) {
            for (String trial : phone.inside(script).lines().toList()) {
                if (!trial.isBlank() && seen.add(trial)) {
                    return;
                }
            }
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
