package dev.dyno.harness.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.protocol.Heartbeat;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialResult.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real agent, started, followed, killed and lost. */
class AgentIT {
    private static final TrialLimits LIMITS = TrialLimits.of(Duration.ofMinutes(5));
    private static final String MODEL = "mobilenet-v2-int8.onnx";
    private static final Duration LONG = Duration.ofMinutes(4);

    private final Path folder;
    private final Path here;
    private final RealAgent agent;
    private final List<RunningTrial> started = new ArrayList<>();

    AgentIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        here = Files.createDirectory(folder.resolve("here"));
        agent = new RealAgent(folder.resolve("device"));
    }

    @AfterEach
    void leaveNothingBehind() {
        started.forEach(RunningTrial::kill);
        agent.session().close();
    }

    @ParameterizedTest
    @CsvSource({"onnxruntime,mobilenet-v2-int8.onnx", "tflite,mobilenet-v2-int8.tflite"})
    void aTrialRunsToItsEndAndAllItLeftIsFetched(String runtime, String model) {
        RunningTrial trial = remember(agent.launch("t1", runtime, model, Duration.ofMillis(300)));
        assertThat(trial.await(LIMITS, heartbeat -> {})).isEqualTo(new TrialEnd.Answered());
        CollectedTrial collected = trial.collect(here);
        assertThat(collected.issues()).isEmpty();
        assertThat(collected.files())
                .containsKeys(TrialFiles.SAMPLES, TrialFiles.TELEMETRY, TrialFiles.OUTPUTS, TrialFiles.LOG);
        TrialResult result = collected.result().orElseThrow();
        assertThat(result.outcome()).isEqualTo(new Outcome.Completed());
        assertThat(result.coldStart()).isNotNull();
        assertThat(result.coldStart().processNanos())
                .as("the launch stamp is believed")
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 9, 11})
    void anAgentKilledInItsWorkIsACrashWithThatSignal(int signal) {
        RunningTrial trial = remember(agent.launch("t1", "onnxruntime", MODEL, LONG));
        TrialEnd end = trial.await(LIMITS, heartbeat -> signal(heartbeat.pid(), signal));
        // HotSpot turns a segmentation fault that it cannot handle into an abort, after its report.
        int expected = signal == 11 ? 6 : signal;
        assertThat(end)
                .isInstanceOfSatisfying(
                        TrialEnd.Crashed.class,
                        crash -> assertThat(crash.exitCode()).hasValue(128 + expected));
        assertThat(trial.collect(here).result()).isEmpty();
    }

    @Test
    void anAgentThatStopsIsSilentAndKilled() {
        RunningTrial trial = remember(agent.launch("t1", "onnxruntime", MODEL, LONG));
        AtomicLong pid = new AtomicLong();
        TrialLimits limits = new TrialLimits(Duration.ofMinutes(5), Duration.ofSeconds(15));
        TrialEnd end = trial.await(limits, heartbeat -> {
            pid.set(heartbeat.pid());
            signal(heartbeat.pid(), 19);
        });
        assertThat(end).isInstanceOf(TrialEnd.Silent.class);
        String stat =
                "[ -e \"/proc/$1/stat\" ] || exit 1; read -r stat < \"/proc/$1/stat\"; case \"$stat\" in *') Z '*) exit 1; esac";
        Command runs = Command.of("sh", "-c", stat, "sh", Long.toString(pid.get()));
        assertThat(agent.session().exec(runs, ExecLimits.QUICK).exitCode()).isEqualTo(1);
    }

    @Test
    void aModelThatIsNotThereIsAFailedTrialWithAReason() {
        RunningTrial trial = remember(agent.launch("t1", "onnxruntime", "/no/such/model.onnx", 1_000_000L));
        assertThat(trial.await(LIMITS, heartbeat -> {})).isEqualTo(new TrialEnd.Answered());
        assertThat(trial.collect(here).result().orElseThrow().outcome())
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                    assertThat(failed.phase()).isEqualTo("load");
                    assertThat(failed.message()).contains("/no/such/model.onnx");
                });
    }

    @Test
    void aTrialOutlivesItsKilledHarnessAndIsPickedUpByTheNext() throws IOException, InterruptedException {
        Path device = folder.resolve("device");
        Process harness = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        FirstHarness.class.getName(),
                        device.toString(),
                        MODEL)
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "harness.log"))
                .start();
        Path sign = device.resolve("trials/" + RealAgent.RUN + "/t1/" + TrialFiles.HEARTBEAT);
        while (!Files.exists(sign)) {
            assertThat(harness.isAlive()).as("the first harness runs").isTrue();
            Thread.sleep(20);
        }
        harness.destroyForcibly().waitFor();

        RunningTrial trial = remember(
                agent.launcher().reattach(agent.session(), RealAgent.RUN, "t1").orElseThrow());
        List<Heartbeat> seen = new ArrayList<>();
        assertThat(trial.await(LIMITS, seen::add)).isEqualTo(new TrialEnd.Answered());
        assertThat(seen).as("it was still running").isNotEmpty();
        assertThat(trial.collect(here).result().orElseThrow().outcome()).isEqualTo(new Outcome.Completed());
        trial.remove();
        assertThat(agent.launcher().reattach(agent.session(), RealAgent.RUN, "t1"))
                .isEmpty();
    }

    /** A harness process that starts a trial of some seconds and is killed while it waits for it. */
    static final class FirstHarness {
        private FirstHarness() {}

        public static void main(String[] arguments) {
            RealAgent agent = new RealAgent(Path.of(arguments[0]));
            agent.launch("t1", "onnxruntime", arguments[1], Duration.ofSeconds(8))
                    .await(LIMITS, heartbeat -> {});
        }
    }

    private RunningTrial remember(RunningTrial trial) {
        started.add(trial);
        return trial;
    }

    private void signal(long pid, int signal) {
        agent.session().exec(Command.of("kill", "-" + signal, Long.toString(pid)), ExecLimits.QUICK);
    }
}
