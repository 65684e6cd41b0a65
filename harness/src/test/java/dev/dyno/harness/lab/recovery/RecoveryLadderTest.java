package dev.dyno.harness.lab.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DevicePath;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.scenarios.Lab;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoveryLadderTest {
    private final List<String> log = new ArrayList<>();
    private final Fake device = new Fake();
    private final TransientDeviceException cause = new TransientDeviceException(Details.of("d", "link lost"));

    @Test
    void whatAnswersAgainIsLeftAsItIs() {
        device.answersAfter = 2;
        assertThat(climb("reconnect reboot").how()).isEqualTo("waiting");
        assertThat(log).containsExactly("PT0.5S", "open", "PT1S");
    }

    @Test
    void triesGrowApartAndTheGentlestStepThatHelpsIsTheLast() {
        device.opensAfter = 4;
        RecoveryLadder.Recovered recovered = climb("reconnect server reboot");
        assertThat(recovered.how()).isEqualTo("connecting anew");
        assertThat(recovered.rebooted()).isFalse();
        assertThat(log).containsExactly("PT0.5S", "open", "PT1S", "open", "PT2S", "open", "PT4S", "open");
    }

    @Test
    void theServerIsRestartedBeforeTheDevice() {
        device.opensAfter = 7;
        assertThat(climb("reconnect server reboot").how()).isEqualTo("restarting the server");
        assertThat(log).endsWith("server", "open").doesNotContain("reboot");
    }

    @Test
    void aRestartedDeviceHasItsTime() {
        device.opensAfter = 20;
        assertThat(climb("reconnect reboot").rebooted()).isTrue();
        assertThat(log).containsOnlyOnce("reboot").doesNotContain("server");
    }

    @Test
    void nothingIsDoneThatTheLabFileDoesNotAllow() {
        assertThatThrownBy(() -> climb(""))
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("given up after waiting 6 times; the last error: d: link lost");
        assertThat(log).hasSize(6).allSatisfy(entry -> assertThat(entry).startsWith("PT"));
        log.clear();
        assertThatThrownBy(() -> climb("reconnect")).isInstanceOf(PermanentDeviceException.class);
        assertThat(log).doesNotContain("server", "reboot");
    }

    @Test
    void whatIsRefusedIsSaidWhenGivenUp() {
        device.refusal = Optional.of("it was restarted often enough today");
        assertThatThrownBy(() -> climb("reconnect reboot"))
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("connecting anew 6 times")
                .hasMessageContaining("restarting the device (not done: it was restarted often enough today)")
                .hasMessageContaining("no answer");
    }

    @Test
    void aPermanentErrorEndsItAtOnce() {
        device.permanent = true;
        assertThatThrownBy(() -> climb("reconnect server reboot"))
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("lost to another");
        assertThat(log).containsExactly("PT0.5S", "open");
    }

    @Test
    void anInterruptedThreadStopsAtOnceAndStaysInterrupted() {
        device.interruptAt = 3;
        assertThatThrownBy(() -> climb("reconnect server reboot")).isInstanceOf(TransientDeviceException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(log).endsWith("open").hasSize(6);
    }

    private RecoveryLadder.Recovered climb(String allowed) {
        RecoveryPolicy policy = RecoveryPolicy.of(new Lab.Entry("d", "adb", Map.of("recovery", allowed)));
        return new RecoveryLadder(device, policy, time -> log.add(time.toString()), cause).climb();
    }

    private final class Fake implements LostDevice {
        private int asked;
        private int opened;
        private int answersAfter = Integer.MAX_VALUE;
        private int opensAfter = Integer.MAX_VALUE;
        private int interruptAt;
        private boolean permanent;
        private Optional<String> refusal = Optional.empty();

        @Override
        public String name() {
            return "d";
        }

        @Override
        public Optional<DeviceSession> stillThere() {
            return ++asked >= answersAfter ? Optional.of(new Nothing()) : Optional.empty();
        }

        @Override
        public DeviceSession open() {
            log.add("open");
            opened++;
            if (permanent) {
                throw new PermanentDeviceException(Details.of("d", "lost to another"));
            }
            if (opened == interruptAt) {
                Thread.currentThread().interrupt();
            }
            if (opened < opensAfter) {
                throw new TransientDeviceException(Details.of("d", "no answer"));
            }
            return new Nothing();
        }

        @Override
        public Optional<String> restartServer() {
            log.add("server");
            return refusal;
        }

        @Override
        public Optional<String> reboot() {
            log.add("reboot");
            return refusal;
        }
    }

    private record Nothing() implements DeviceSession {
        @Override
        public String device() {
            return "d";
        }

        @Override
        public DevicePath workFolder() {
            return new DevicePath("/");
        }

        @Override
        public ExecResult exec(Command command, ExecLimits limits) throws DeviceException {
            throw new UnsupportedOperationException();
        }

        @Override
        public void push(Path file, DevicePath target, String sha256) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pull(DevicePath source, Path target, long maxBytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean alive() {
            return true;
        }

        @Override
        public void close() {}
    }
}
