package dev.dyno.harness.lab.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DevicePath;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leases promise on every kind of device. Each test has a work folder of its own. */
public abstract class LeaseContract {
    private static final Duration LONG = Duration.ofMinutes(2);

    private DeviceSession first;
    private DeviceSession second;

    /** A new session with a device, always with the same new work folder within one test. */
    protected abstract DeviceSession open();

    @BeforeEach
    void openBoth() {
        first = open();
        second = open();
    }

    @AfterEach
    void closeBoth() {
        sh(second, "rm -rf \"$1\"", second.workFolder().value());
        first.close();
        second.close();
    }

    @Test
    void whatIsHeldIsRefusedWithItsHolderAndFreeAfterItsRelease() {
        Lease lease = ours(leases().take(first, holder("run-a", "ann@desk")));
        assertThat(leases().take(second, holder("run-b", "bob@rack")))
                .isInstanceOfSatisfying(LeaseTaken.Held.class, held -> {
                    assertThat(held.shown()).contains("ann@desk", "run-a");
                    assertThat(held.secondsLeft()).isBetween(1L, 120L);
                });
        assertThat(leases().release(first, lease)).isTrue();
        assertThat(ours(leases().take(second, holder("run-b", "bob@rack"))).number())
                .isEqualTo(lease.number() + 1);
    }

    /** Some devices' timeout tells a command that ended at once from one that failed only by chance. */
    @Test
    void whatIsFreeIsTakenEveryTime() {
        for (int i = 1; i <= 12; i++) {
            Lease lease = ours(leases().take(first, holder("run-a", "ann@desk")));
            assertThat(lease.number()).isEqualTo(i);
            assertThat(leases().release(first, lease)).isTrue();
        }
    }

    @Test
    void everyCommandRenewsTheLeaseAndArrivesAsItIs() {
        DeviceSession leased = leased(first, "run-a");
        expire();
        Command command = new Command(
                List.of("sh", "-c", "cat; printf '%s|' \"$V\" \"$@\"; exit 7", "sh", "a  b", "$(x)'\"\n", ""),
                Map.of("V", "_l=$_n"),
                "input".getBytes(StandardCharsets.UTF_8));
        ExecResult result = leased.exec(command, ExecLimits.QUICK);
        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.text()).isEqualTo("input_l=$_n|a  b|$(x)'\"\n||");
        assertThat(result.errorText()).isEmpty();
        assertThat(leases().take(second, holder("run-b", "bob@rack"))).isInstanceOf(LeaseTaken.Held.class);
    }

    @Test
    void aSignThatIsJustBeingWrittenIsWaitedFor() {
        leased(first, "run-a").exec(Command.of("true"), ExecLimits.QUICK);
        String folder = second.workFolder().value();
        sh(second, "cp \"$1/lease.seen\" \"$1/sign\"", folder);
        expire();
        sh(second, ": >\"$1/lease.seen\"", folder);

        CompletableFuture<String> written =
                CompletableFuture.supplyAsync(() -> sh(first, "sleep 1; cat \"$1/sign\" >\"$1/lease.seen\"", folder));
        LeaseTaken asked = leases().take(second, holder("run-b", "bob@rack"));

        assertThat(asked).isInstanceOf(LeaseTaken.Held.class);
        assertThat(written.join()).isEqualTo("0");
    }

    @Test
    void aHarnessThatComesBackAfterItsLeaseWasTakenOverWritesNothingAnyMore(@TempDir Path here) throws IOException {
        LeasedSession paused = leased(first, "run-a");
        expire();
        LeaseTaken taken = leases().take(second, holder("run-b", "bob@rack"));
        assertThat(taken)
                .isInstanceOfSatisfying(
                        LeaseTaken.Ours.class,
                        ours -> assertThat(ours.from()).map(Holder::who).contains("ann@desk"));
        DevicePath target = first.workFolder().resolve("late");
        Path file = Files.writeString(here.resolve("late"), "late");
        assertThatThrownBy(() -> paused.exec(Command.of("touch", target.value()), ExecLimits.QUICK))
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("is bob@rack (process 1, run run-b)'s now");
        assertThatThrownBy(() -> paused.push(file, target)).isInstanceOf(PermanentDeviceException.class);
        assertThatThrownBy(() -> leased(first, paused.lease()).push(file, target))
                .as("nor does one that has not noticed it yet")
                .isInstanceOf(PermanentDeviceException.class);
        assertThat(leases().release(first, paused.lease()))
                .as("which takes nothing away")
                .isTrue();
        assertThat(there("late")).isFalse();
        assertThat(leases().take(first, holder("run-c", "eve@lab"))).isInstanceOf(LeaseTaken.Held.class);
    }

    @Test
    void takingOverEndsWhatTheFormerHolderDoesAndHasLeftRunning() throws Exception {
        LeasedSession paused = leased(first, "run-a");
        String trial = first.workFolder().resolve("trials/run-a/t1").value();
        sh(first, TRIAL, trial);
        CompletableFuture<String> late = CompletableFuture.supplyAsync(() -> {
            try {
                return sh(
                        paused,
                        "echo >\"$1/begun\"; sleep 20; echo late >\"$1/late\"",
                        paused.workFolder().value());
            } catch (TransientDeviceException e) {
                return "killed";
            }
        });
        until("begun");
        expire();
        assertThat(leases().take(second, holder("run-b", "bob@rack"))).isInstanceOf(LeaseTaken.Ours.class);
        assertThat(late.get(15, TimeUnit.SECONDS)).isIn("137", "killed");
        assertThat(there("late")).isFalse();
        assertThat(there("trials/run-a")).isFalse();
        assertThat(sh(
                        second,
                        "grep -q sleep \"/proc/$(cat \"$1/agent\")/cmdline\" 2>/dev/null && echo",
                        second.workFolder().value()))
                .as("no process is left but, perhaps, one that nobody has buried")
                .isNotEqualTo("0");
    }

    @Test
    void theSameRunTakesOverAtOnceAndItsTrialsGoOn() {
        leased(first, "run-a");
        sh(first, TRIAL, first.workFolder().resolve("trials/run-a/t1").value());
        assertThat(leases().take(second, holder("run-a", "ann@desk"))).isInstanceOf(LeaseTaken.Ours.class);
        assertThat(sh(
                        second,
                        "kill \"$(cat \"$1/agent\")\"",
                        second.workFolder().value()))
                .isEqualTo("0");
    }

    @Test
    void aHolderOfThisMachineThatHasDiedGivesWayAtOnce() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Holder here = Holder.here("run-a", Map.of("USER", "ann"));
        Holder gone = new Holder(here.run(), here.machine(), dead.pid(), here.started(), here.who());
        assertThat(here.knownDead()).isFalse();
        ours(leases().take(first, gone));
        assertThat(leases().take(second, holder("run-b", "bob@rack"))).isInstanceOf(LeaseTaken.Ours.class);
    }

    @Test
    void aLeaseFullOfRubbishIsNobodysAndTheOldHolderSeesThatItIsLost() {
        LeasedSession old = leased(first, "run-a");
        for (String rubbish :
                List.of("", "\\033[2J$(reboot) `x`\\n", "99999999999999999999 free", "8 aa - - - - - - - -")) {
            sh(second, "printf \"$2\" >\"$1/lease\"", second.workFolder().value(), rubbish);
            Lease lease = ours(leases().take(second, holder("run-b", "bob@rack")));
            leases().release(second, lease);
        }
        assertThatThrownBy(() -> old.check(Duration.ZERO))
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("was given back");
    }

    @Test
    void onlyOneOfManyWhoAskAtOnceGetsIt() {
        List<CompletableFuture<LeaseTaken>> asking = List.of(first, second).stream()
                .map(session -> CompletableFuture.supplyAsync(
                        () -> leases().take(session, holder(UUID.randomUUID().toString(), "ann@desk"))))
                .toList();
        assertThat(asking.stream().map(CompletableFuture::join).filter(LeaseTaken.Ours.class::isInstance))
                .hasSize(1);
    }

    /** A trial as the launcher leaves it: a lock that is held, and the group of processes that holds it. */
    private static final String TRIAL = """
            mkdir -p "$1" && cd "$1" || exit 1
            exec 9>running && flock 9 9>&9 || exit 1
            setsid sleep 300 </dev/null >/dev/null 2>&1 9>&9 &
            read -r stat </proc/$!/stat
            read -r boot </proc/sys/kernel/random/boot_id
            echo $! >../../../agent
            group=$!
            set -- ${stat##*) }
            echo "$group ${20} $boot 0" >agent.group
            """;

    private Leases leases() {
        return new Leases(LONG, () -> UUID.randomUUID().toString().substring(0, 8));
    }

    private static Holder holder(String run, String who) {
        return new Holder(run, Holder.UNKNOWN, 1, 0, who);
    }

    private static Lease ours(LeaseTaken taken) {
        assertThat(taken).isInstanceOf(LeaseTaken.Ours.class);
        return ((LeaseTaken.Ours) taken).lease();
    }

    private LeasedSession leased(DeviceSession session, String run) {
        return leased(session, ours(leases().take(session, holder(run, "ann@desk"))));
    }

    private static LeasedSession leased(DeviceSession session, Lease lease) {
        return new LeasedSession(session, lease, LONG, System::nanoTime);
    }

    /** As if the holder had been silent for long: its last sign is good until the device's start. */
    private void expire() {
        sh(second, """
                cd "$1"
                read -r number nonce boot since until rest <lease
                echo "$number $nonce $boot 0 0 $rest" >lease
                [ ! -e lease.seen ] || read -r lease boot until rest <lease.seen
                [ ! -e lease.seen ] || echo "$lease $boot 0 $rest" >lease.seen
                """, second.workFolder().value());
    }

    private boolean there(String name) {
        return sh(second, "[ -e \"$1\" ]", second.workFolder().resolve(name).value())
                .equals("0");
    }

    private void until(String name) throws InterruptedException {
        for (int i = 0; i < 500 && !there(name); i++) {
            Thread.sleep(20);
        }
        assertThat(there(name)).isTrue();
    }

    /** Runs a script; its exit code. */
    private static String sh(DeviceSession session, String script, String... arguments) {
        List<String> words = new java.util.ArrayList<>(List.of("sh", "-c", script, "sh"));
        words.addAll(List.of(arguments));
        ExecLimits limits = new ExecLimits(Duration.ofSeconds(30), 1 << 16, 1 << 16);
        return Integer.toString(
                session.exec(new Command(words, Map.of(), new byte[0]), limits).exitCode());
    }
}
