package dev.dyno.harness.virtual.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a real process that does nothing but work. */
@Timeout(60)
class SignalBrakeTest {
    private Process first;
    private long working;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/stat")), "needs Linux");
        first = new ProcessBuilder("sh", "-c", "sh -c 'while :; do :; done' & wait").start();
        while (first.children().findAny().isEmpty()) {
            Thread.sleep(10);
        }
        working = first.children().findAny().orElseThrow().pid();
    }

    @AfterEach
    void end() {
        first.children().forEach(ProcessHandle::destroyForcibly);
        first.destroyForcibly();
    }

    private char state() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + working + "/stat"));
        return stat.charAt(stat.lastIndexOf(')') + 2);
    }

    /** The share of a core that it gets while the brake is told of it again and again. */
    private double got(Brake brake, double share) throws InterruptedException {
        long start = System.nanoTime();
        double before = Processes.seconds(working);
        for (int i = 0; i < 15; i++) {
            brake.leave(share, first.pid());
            Thread.sleep(100);
        }
        return (Processes.seconds(working) - before) / ((System.nanoTime() - start) / 1e9);
    }

    private void awaitGoingOn() throws IOException, InterruptedException {
        while (state() == 'T') {
            Thread.sleep(10);
        }
        Thread.sleep(200);
        assertThat(state()).isNotEqualTo('T');
    }

    @Test
    void whatWorksGetsNoMoreThanItsShareAndThenGoesOn() throws IOException, InterruptedException {
        try (SignalBrake brake = new SignalBrake()) {
            assertThat(got(brake, 0.2)).isLessThan(0.35);
            brake.leave(1, first.pid());
            awaitGoingOn();
        }
    }

    @Test
    void aBrakeThatIsClosedLeavesNothingStopped() throws IOException, InterruptedException {
        SignalBrake brake = new SignalBrake();
        got(brake, 0.1);
        brake.close();
        awaitGoingOn();
    }

    @Test
    void theTreeHasEveryDescendant() {
        assertThat(Processes.tree(first.pid())).contains(first.pid(), working);
    }
}
