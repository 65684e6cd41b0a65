package dev.dyno.harness.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dyno.harness.virtual.VirtualDevice;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What happens to commands and copies when real parts fail in the middle of them, the same for every transport: one transient
 * error that says what was lost, within the time limit, and a next session that finds the device clean.
 */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class FaultContract {
    /** What may fail. */
    enum Fault {
        DAEMON_KILLED,
        DAEMON_STOPPED,
        LINK_CUT,
        LINK_FROZEN,
        REBOOTED
    }

    /** Large enough that a slowed link takes seconds for it, small enough for the device's storage. */
    private static final int LARGE = 24 << 20;

    private static final ExecLimits PATIENT = new ExecLimits(Duration.ofSeconds(60), 1 << 16, 1 << 10);
    private static final ExecLimits SHORT = new ExecLimits(Duration.ofSeconds(1), 1 << 16, 1 << 10);
    private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(20);

    private Runnable heal = () -> {};

    /** The device; its storage holds less than 64 MiB. */
    protected abstract VirtualDevice device();

    /** A new session. Within one test it has the same work folder every time. */
    protected abstract DeviceSession open();

    /** The program at the device's end of the link. */
    protected abstract String daemon();

    /** Where the device keeps its data. */
    protected abstract String storage();

    /** This test's work folder. */
    protected abstract String work();

    /** Slows the link down to some MB/s; empty makes it fast again. */
    protected abstract void throttle(String rate);

    @AfterEach
    final void restore() {
        heal.run();
        throttle("");
        device().inside("rm -rf " + storage() + "/fill " + work());
    }

    @ParameterizedTest
    @EnumSource
    void aFaultInACommandIsATransientErrorAndLeavesNothing(Fault fault) {
        String pid;
        try (DeviceSession session = open()) {
            String file = session.workFolder().resolve("pid").value();
            CompletableFuture<TransientDeviceException> failed =
                    CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                            TransientDeviceException.class,
                            () -> session.exec(
                                    Shell.script(
                                            "echo begun >&2; sleep 300 & echo $! >\"$1.part\"; mv \"$1.part\" \"$1\"; wait",
                                            file),
                                    silent(fault) ? SHORT : PATIENT)));
            await(() -> inside("cat " + file + " 2>/dev/null").matches("[0-9]+"));
            pid = inside("cat " + file);
            strike(fault);
            assertThat(failed.join()).isNotNull().satisfies(e -> {
                assertThat(e.device()).isEqualTo(session.device());
                assertThat(e.command()).contains("sleep 300");
                assertThat(e.exitCode()).isNull();
                assertThat(e.stderrTail()).isEqualTo("begun\n");
            });
        }
        heal();
        try (DeviceSession again = reopened()) {
            assertThat(again.alive()).isTrue();
            assertThat(inside("cat /proc/" + pid + "/cmdline 2>/dev/null")).doesNotContain("sleep");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFaultInAPushLeavesNeitherTargetNorPart(Fault fault, @TempDir Path here) throws IOException {
        Path file = sparse(here.resolve("large"));
        String folder;
        try (DeviceSession session = open()) {
            folder = session.workFolder().value();
            throttle("40mbit");
            CompletableFuture<TransientDeviceException> failed =
                    CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                            TransientDeviceException.class,
                            () -> session.push(file, session.workFolder().resolve("target"))));
            await(() -> failed.isDone()
                    || inside("cat " + folder + "/.dyno-*.part 2>/dev/null | head -c 1000 | wc -c")
                            .equals("1000"));
            assertThat(failed).isNotDone();
            strike(fault);
            assertThat(failed.join()).isNotNull().hasMessageContaining(session.device());
        }
        heal();
        throttle("");
        try (DeviceSession again = reopened()) {
            assertThat(inside("ls -A " + folder)).isEmpty();
            again.push(file, again.workFolder().resolve("target"));
            assertThat(inside("ls -A " + folder)).isEqualTo("target");
        }
    }

    @Test
    void aFullDiskIsAPermanentErrorThatNamesIt(@TempDir Path here) throws IOException {
        Path file = sparse(here.resolve("large"));
        try (DeviceSession session = open()) {
            inside("head -c 50000000 /dev/zero >" + storage() + "/fill");
            assertThatThrownBy(() -> session.push(file, session.workFolder().resolve("target")))
                    .isInstanceOf(PermanentDeviceException.class)
                    .hasMessageContaining("space");
            assertThat(inside("ls -A " + session.workFolder())).isEmpty();
            assertThat(session.alive()).isTrue();
        }
    }

    @Test
    void aDiskWithoutRoomForAWorkFolderIsAPermanentErrorWithACure() {
        inside("head -c 80000000 /dev/zero >" + storage() + "/fill");
        assertThatThrownBy(this::open)
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("space")
                .hasMessageContaining("work-folder");
    }

    @Test
    void aDeviceThatHangsIsNotAlive() {
        try (DeviceSession session = open()) {
            strike(Fault.DAEMON_STOPPED);
            assertThat(session.alive()).isFalse();
            heal();
            await(session::alive);
        }
    }

    private static boolean silent(Fault fault) {
        return fault == Fault.DAEMON_STOPPED || fault == Fault.LINK_FROZEN;
    }

    private void strike(Fault fault) {
        switch (fault) {
            case DAEMON_KILLED -> inside("kill -9 $(pidof " + daemon() + ")");
            case DAEMON_STOPPED -> {
                String pids = inside("pidof " + daemon());
                inside("kill -STOP " + pids);
                heal = () -> inside("kill -CONT " + pids);
            }
            case LINK_CUT -> {
                device().cutLink();
                heal = device()::restoreLink;
            }
            case LINK_FROZEN -> {
                device().freezeLink();
                heal = device()::thawLink;
            }
            case REBOOTED -> device().reboot();
        }
    }

    private void heal() {
        heal.run();
        heal = () -> {};
    }

    /** The next session, as soon as there can be one. */
    private DeviceSession reopened() {
        long start = System.nanoTime();
        while (true) {
            try {
                return open();
            } catch (TransientDeviceException e) {
                if (System.nanoTime() - start > SOON_NANOS) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    private String inside(String script) {
        return device().inside(script).strip();
    }

    private static void await(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - start).isLessThan(SOON_NANOS);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static Path sparse(Path file) throws IOException {
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(LARGE);
        }
        assertThat(Files.size(file)).isEqualTo(LARGE);
        return file;
    }
}
