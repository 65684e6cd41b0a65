package dev.dyno.harness.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.local.LocalTransport;
import dev.dyno.protocol.Heartbeat;
import dev.dyno.protocol.HeartbeatJson;
import dev.dyno.protocol.SpecJson;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.ProtocolException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentLauncherTest {
    private static final TrialLimits LIMITS = TrialLimits.of(Duration.ofMinutes(2));
    private static final String ANSWER = "cp \"$result\" part && mv part result.json\n";

    private final Path folder;
    private final Path here;
    private final DeviceSession session;
    private final FakeAgent agent;
    private final List<RunningTrial> started = new ArrayList<>();

    AgentLauncherTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        here = Files.createDirectory(folder.resolve("here"));
        session = open(folder);
        agent = new FakeAgent(Files.createDirectory(folder.resolve("agent")));
    }

    private static DeviceSession open(Path folder) {
        Map<String, String> keys =
                Map.of("work-folder", folder.resolve("device").toString());
        return new LocalTransport(Map.of()).open(new Lab.Entry("desk", "local", keys));
    }

    @AfterEach
    void leaveNothingBehind() {
        started.forEach(RunningTrial::kill);
        session.close();
    }

    @Test
    void anAgentGetsItsSpecificationAndItsAnswerIsFetched() throws IOException {
        RunningTrial trial =
                launch("pwd; cat spec.json; echo \"$DYNO_LAUNCHED_AT\"; echo a,b > samples.csv\n" + ANSWER);
        assertThat(trial.await(LIMITS, heartbeat -> {})).isEqualTo(new TrialEnd.Answered());
        CollectedTrial collected = trial.collect(here);
        assertThat(collected.result())
                .get()
                .extracting(result -> result.trialId())
                .isEqualTo("t1");
        assertThat(collected.files().keySet()).containsExactly("agent.log", "result.json", "samples.csv");
        assertThat(collected.issues()).isEmpty();
        String spec = new String(SpecJson.write(FakeAgent.spec("t1")), StandardCharsets.UTF_8);
        assertThat(Files.readString(here.resolve("agent.log")))
                .startsWith(trial.folder().value() + "\n" + spec)
                .containsPattern("\n?\\d{19}\n$");
        trial.remove();
        assertThat(Path.of(trial.folder().value()).getParent()).doesNotExist();
    }

    @Test
    void signsOfLifeAreToldWithoutWhatSteersATerminal() {
        String heartbeat = new String(
                HeartbeatJson.write(new Heartbeat("t1", 7, "mea\u001b[31msure\u202e", 42, 5)), StandardCharsets.UTF_8);
        RunningTrial trial = launch("cat > heartbeat.json <<'END'\n" + heartbeat
                + "\nEND\nuntil [ -e go ]; do sleep 0.05; done\n" + ANSWER);
        List<Heartbeat> seen = new ArrayList<>();
        TrialEnd end = trial.await(LIMITS, one -> {
            seen.add(one);
            touch(trial, "go");
        });
        assertThat(end).isEqualTo(new TrialEnd.Answered());
        assertThat(seen).containsExactly(new Heartbeat("t1", 7, "measure", 42, 5));
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 9, 11, 15})
    void aCrashIsToldWithItsSignalAndTheEndOfTheLog(int signal) {
        TrialEnd end = launch("echo last words >&2; kill -" + signal + " $$").await(LIMITS, heartbeat -> {});
        assertThat(end).isInstanceOfSatisfying(TrialEnd.Crashed.class, crash -> {
            assertThat(crash.exitCode()).hasValue(128 + signal);
            assertThat(crash.logTail()).startsWith("last words");
            assertThat(crash.describe()).endsWith("killed by signal " + signal);
        });
    }

    @Test
    void anEndWithoutAResultIsACrashAlsoWithExitCode0() {
        TrialEnd end = launch("exit 0").await(LIMITS, heartbeat -> {});
        assertThat(end).isEqualTo(new TrialEnd.Crashed(OptionalInt.of(0), ""));
    }

    @Test
    void aProgramThatIsNotThereIsACrash() throws IOException {
        AgentLauncher launcher = agent.launcher("t1", "");
        Files.delete(folder.resolve("agent/java"));
        TrialEnd end = start(launcher).await(LIMITS, heartbeat -> {});
        assertThat(end).isInstanceOfSatisfying(TrialEnd.Crashed.class, crash -> {
            assertThat(crash.exitCode()).hasValue(127);
            assertThat(crash.logTail()).contains("java: not found");
        });
    }

    @Test
    void aWholeGroupThatVanishesIsACrashOfUnknownCause() {
        RunningTrial trial = launch("sleep 300; :");
        assertThat(trial.kill()).isTrue();
        assertThat(trial.await(LIMITS, heartbeat -> {})).isEqualTo(new TrialEnd.Crashed(OptionalInt.empty(), ""));
    }

    @Test
    void anAgentThatNeverEndsIsKilledWithAllItsChildren() {
        RunningTrial trial =
                launch("trap '' TERM; echo hanging; sleep 300 & echo $! > child; echo $$ > self; wait; sleep 300");
        TrialEnd end = trial.await(TrialLimits.of(Duration.ofSeconds(1)), heartbeat -> {});
        assertThat(end).isInstanceOf(TrialEnd.TimedOut.class);
        assertThat(runs(trial, "child")).isFalse();
        assertThat(runs(trial, "self")).isFalse();
    }

    @Test
    void anAgentThatFallsSilentIsKilled() {
        RunningTrial trial = launch("echo quiet; echo $$ > self; exec sleep 300");
        TrialLimits limits = new TrialLimits(Duration.ofMinutes(5), Duration.ofSeconds(1));
        assertThat(trial.await(limits, heartbeat -> {})).isInstanceOf(TrialEnd.Silent.class);
        assertThat(runs(trial, "self")).isFalse();
    }

    @Test
    void anAgentThatPrintsGigabytesFillsNoDiskAndKeepsItsFirstAndLastWords() throws IOException {
        RunningTrial trial = launch("echo first; dd if=/dev/zero bs=1048576 count=1024; echo last\n" + ANSWER);
        assertThat(trial.await(LIMITS, heartbeat -> {})).isEqualTo(new TrialEnd.Answered());
        trial.collect(here);
        assertThat(here.resolve("agent.log")).hasSize(1 << 20);
        assertThat(Files.readString(here.resolve("agent.log")))
                .startsWith("first\n")
                .endsWith("last\n");
    }

    @Test
    void aChildThatKeepsTheLogOpenDoesNotKeepTheTrialOpen() {
        RunningTrial trial = launch("sleep 300 & echo $! > child\n" + ANSWER);
        assertThat(trial.await(LIMITS, heartbeat -> {})).isEqualTo(new TrialEnd.Answered());
        assertThat(trial.kill()).isTrue();
        assertThat(runs(trial, "child")).isFalse();
    }

    @Test
    void aTrialOutlivesItsSessionAndIsPickedUpAgain() throws IOException {
        AgentLauncher launcher = agent.launcher("t1", "until [ -e go ]; do sleep 0.05; done\n" + ANSWER);
        RunningTrial first = start(launcher);
        session.close();
        try (DeviceSession second = open(folder)) {
            RunningTrial again = launcher.reattach(second, "run-1", "t1").orElseThrow();
            touch(first, "go");
            assertThat(again.await(LIMITS, heartbeat -> {})).isEqualTo(new TrialEnd.Answered());
            assertThat(launcher.reattach(second, "run-1", "t1"))
                    .as("finished, not collected")
                    .isPresent();
            assertThat(again.collect(here).result()).isPresent();
            again.remove();
            assertThat(launcher.reattach(second, "run-1", "t1")).isEmpty();
        }
    }

    @Test
    void aTrialThatLeftNothingIsNotPickedUpButLaunchedAgain() throws IOException {
        AgentLauncher launcher = agent.launcher("t1", "sleep 300");
        RunningTrial trial = start(launcher);
        assertThatThrownBy(() -> start(launcher))
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("an agent runs there already");
        trial.kill();
        assertThat(launcher.reattach(session, "run-1", "t1")).isEmpty();
        assertThat(start(launcher).kill()).isTrue();
    }

    @Test
    void anInterruptedThreadStillCleansUp() {
        RunningTrial trial = launch("exec sleep 300");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> trial.await(LIMITS, heartbeat -> {})).isInstanceOf(TransientDeviceException.class);
        assertThat(trial.kill()).isTrue();
        assertThat(trial.remove()).isTrue();
        assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
        assertThat(Path.of(trial.folder().value())).doesNotExist();
    }

    @Test
    void somebodyElsesProcessIsNotKilled() throws IOException {
        RunningTrial trial = launch("exec sleep 300");
        Path group = Path.of(trial.folder().value(), "agent.group");
        String[] words = Files.readString(group).strip().split(" ");
        Files.writeString(group, String.join(" ", words[0], "1", words[2], words[3]) + "\n");
        trial.kill();
        assertThat(ProcessHandle.of(Long.parseLong(words[0]))).get().matches(ProcessHandle::isAlive);
        Files.writeString(group, String.join(" ", words) + "\n");
        assertThat(trial.kill()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "null", "[]", "{\"protocol\": 99}", "not json"})
    void aResultThatIsNoneIsAProtocolError(String result) {
        RunningTrial trial = launch("printf %s '" + result + "' > result.json");
        trial.await(LIMITS, heartbeat -> {});
        assertThatThrownBy(() -> trial.collect(here))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("t1");
    }

    @Test
    void anotherTrialsResultIsAProtocolError() throws IOException {
        RunningTrial trial = start(agent.launcher("t2", ANSWER));
        trial.await(LIMITS, heartbeat -> {});
        assertThatThrownBy(() -> trial.collect(here))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("t2");
    }

    @Test
    void whatIsTooLargeOrNoPlainFileIsNotFetched() throws IOException {
        RunningTrial trial =
                launch("truncate -s 80M telemetry.csv; ln -s spec.json samples.csv; mkfifo outputs.npy\n" + ANSWER);
        trial.await(LIMITS, heartbeat -> {});
        CollectedTrial collected = trial.collect(here);
        assertThat(collected.files().keySet()).containsExactly("agent.log", "result.json");
        assertThat(collected.issues())
                .singleElement()
                .satisfies(issue -> assertThat(issue.message()).contains("telemetry.csv", "83886080"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", ".", "a/b", "a b", "$(x)"})
    void namesThatCouldLeaveTheFolderAreRefused(String name) {
        assertThatThrownBy(() -> agent.launcher("t1", "").reattach(session, name, "t1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private RunningTrial launch(String script) {
        try {
            return start(agent.launcher("t1", script));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RunningTrial start(AgentLauncher launcher) {
        BlobStore.Deployed deployed = launcher.deploy(session, "fake", "any");
        RunningTrial trial = launcher.launch(session, deployed, agent.java(), "run-1", FakeAgent.spec("t1"));
        started.add(trial);
        return trial;
    }

    private void touch(RunningTrial trial, String name) {
        try {
            Files.createFile(Path.of(trial.folder().value(), name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the process runs whose number a file of the trial holds: neither gone nor dead and waiting to be reaped. */
    private boolean runs(RunningTrial trial, String file) {
        String script = "[ -s \"$1\" ] || exit 9; read -r pid < \"$1\"; [ -e \"/proc/$pid/stat\" ] || exit 1;"
                + "read -r stat < \"/proc/$pid/stat\" || exit 1; case \"$stat\" in *') Z '*) exit 1; esac";
        Command command = Command.of(
                "sh", "-c", script, "sh", trial.folder().resolve(file).value());
        int code = session.exec(command, ExecLimits.QUICK).exitCode();
        assertThat(code).as("the agent wrote " + file).isNotEqualTo(9);
        return code == 0;
    }
}
