package dev.dyno.harness.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.error.TransientDeviceException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Every command is bounded in what it says and in how long it takes. */
abstract class BoundsContract extends OpenDevice {
    private static final ExecLimits TINY = new ExecLimits(Duration.ofSeconds(60), 10, 10);

    @Test
    void theFirstBytesOfOutputAndTheLastOfErrorsAreKept() {
        ExecResult result = session.exec(Shell.script("printf 0123456789ABC; printf 0123456789ABC >&2"), TINY);
        assertThat(result.text()).isEqualTo("0123456789");
        assertThat(result.errorText()).isEqualTo("3456789ABC");
        assertThat(result.truncated()).isTrue();
    }

    @Test
    void outputOfExactlyTheLimitIsWhole() {
        ExecResult result = session.exec(Shell.script("printf 0123456789; printf 0123456789 >&2"), TINY);
        assertThat(result.text()).isEqualTo("0123456789");
        assertThat(result.errorText()).isEqualTo("0123456789");
        assertThat(result.truncated()).isFalse();
    }

    @Test
    void gigabytesAreReadAndDropped() {
        // More than the memory of the JVM that runs this, on both streams.
        String script = "flood() { head -c 1610612736 /dev/zero; }; flood; flood >&2; exit 5";
        ExecResult result = session.exec(Shell.script(script), new ExecLimits(Duration.ofMinutes(2), 1000, 1000));
        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.stdout()).hasSize(1000);
        assertThat(result.stderr()).hasSize(1000);
        assertThat(result.truncated()).isTrue();
    }

    @Test
    void aFloodThatOutlivesItsCommandIsCutOff() {
        ExecResult result = session.exec(Shell.script("yes & echo $! >&2"), TINY);
        assertThat(result.exitCode()).isZero();
        assertThat(result.truncated()).isTrue();
        assertThat(runs(result.errorText().strip())).isFalse();
    }

    @Test
    void aTimeLimitKillsTheWholeGroup() {
        String pids = session.workFolder().resolve("pids").value();
        // A child, a grandchild whose parent is gone, and one that ignores every polite signal.
        String script = "trap '' TERM INT HUP; echo $$ > \"$1\"; sleep 300 & echo $! >> \"$1\";"
                + "(sh -c 'trap \"\" TERM; sleep 300; :' & echo $! >> \"$1\"); printf working >&2; wait; sleep 300";
        ExecLimits limits = new ExecLimits(Duration.ofSeconds(2), 10, 100);
        assertThatThrownBy(() -> session.exec(Shell.script(script, pids), limits))
                .isInstanceOfSatisfying(TransientDeviceException.class, e -> {
                    assertThat(e.device()).isEqualTo(session.device());
                    assertThat(e.stderrTail()).isEqualTo("working");
                    assertThat(e.exitCode()).isNull();
                })
                .hasMessageContaining("2000 ms");
        String[] started = sh("cat \"$1\"", pids).text().split("\n");
        assertThat(started).hasSize(3);
        assertThat(Arrays.stream(started).filter(this::runs)).isEmpty();
    }

    @Test
    void aFloodIsStoppedByTheTimeLimit() {
        ExecLimits limits = new ExecLimits(Duration.ofSeconds(1), 10, 10);
        assertThatThrownBy(() -> session.exec(Command.of("yes"), limits)).isInstanceOf(TransientDeviceException.class);
    }

    @Test
    void anInterruptKillsTheGroupAndIsKept() throws InterruptedException {
        String pid = session.workFolder().resolve("pid").value();
        boolean[] kept = new boolean[1];
        Throwable[] thrown = new Throwable[1];
        Thread thread = new Thread(() -> {
            try {
                session.exec(Shell.script("echo $$ > \"$1\"; sleep 300; :", pid), LIMITS);
            } catch (TransientDeviceException e) {
                thrown[0] = e;
                kept[0] = Thread.currentThread().isInterrupted();
            }
        });
        thread.start();
        try (DeviceSession other = open()) {
            String wait = "until [ -s \"$1\" ]; do sleep 0.02; done; cat \"$1\"";
            String started = other.exec(Shell.script(wait, pid), LIMITS).text().strip();
            thread.interrupt();
            thread.join();
            assertThat(thrown[0]).hasMessageContaining("interrupted");
            assertThat(kept[0]).isTrue();
            assertThat(runs(started)).isFalse();
        }
    }
}
