package dev.dyno.harness.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.device.DeviceProfiler;
import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DevicePath;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.harness.transport.Transport;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.scenarios.Lab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlainAccessTest {
    private static final Lab.Entry DEVICE = new Lab.Entry("board", "local", Map.of());
    private final TransientDeviceException lost = new TransientDeviceException(Details.of("board", "link lost"));

    /** What the transport's next openings come to; one that is not planned succeeds. */
    private final Deque<RuntimeException> failures = new ArrayDeque<>();

    private final List<Session> open = new ArrayList<>();

    @AfterEach
    void clearTheFlagOfThisThread() {
        Thread.interrupted();
    }

    @Test
    void a_lost_device_is_opened_again_until_it_answers() {
        try (DeviceUse use = use()) {
            DeviceSession first = use.session();
            failures.add(lost);

            DeviceSession second = use.recover(lost);

            assertThat(second).isNotSameAs(first).isSameAs(use.session());
            assertThat(open).containsExactly((Session) second);
        }
        assertThat(open).isEmpty();
    }

    @Test
    void a_device_that_does_not_come_back_is_given_up_for_good() {
        try (DeviceUse use = use()) {
            failures.addAll(List.of(lost, lost, new TransientDeviceException(Details.of("board", "no route"))));

            assertThatThrownBy(() -> use.recover(lost))
                    .isInstanceOf(PermanentDeviceException.class)
                    .hasMessageContaining("did not come back in 3 tries")
                    .hasMessageContaining("no route")
                    .hasCause(lost);
        }
        assertThat(open).isEmpty();
    }

    @Test
    void what_trying_again_cannot_cure_is_told_at_once() {
        try (DeviceUse use = use()) {
            failures.add(new PermanentDeviceException(Details.of("board", "unknown host key")));

            assertThatThrownBy(() -> use.recover(lost)).hasMessageContaining("unknown host key");
        }
    }

    @Test
    void an_interrupted_thread_ends_the_wait_and_stays_interrupted() {
        try (DeviceUse use = use()) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> use.recover(lost)).isInstanceOf(TransientDeviceException.class);

            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        }
    }

    private DeviceUse use() {
        Map<String, Transport> transports = Map.of("local", new Fake());
        List<Duration> pauses = List.of(Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(1));
        return new PlainAccess(transports, new DeviceProfiler(), pauses).open(DEVICE);
    }

    private final class Fake implements Transport {
        @Override
        public String name() {
            return "local";
        }

        @Override
        public DeviceSession open(Lab.Entry device) {
            RuntimeException failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
            Session session = new Session();
            open.add(session);
            return session;
        }
    }

    private final class Session implements DeviceSession {
        @Override
        public String device() {
            return "board";
        }

        @Override
        public DevicePath workFolder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ExecResult exec(Command command, ExecLimits limits) {
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
        public void close() {
            open.remove(this);
        }
    }
}
