package dev.dyno.harness.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.TransportContract;
import dev.dyno.harness.virtual.LoopbackPort;
import dev.dyno.harness.virtual.VirtualDevice;
import dev.dyno.harness.virtual.VirtualIdentity;
import dev.dyno.harness.virtual.VirtualParts;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real sshd, on a virtual board. */
class SshTransportIT extends TransportContract {
    private static final Command TRUE = Command.of("true");
    private static Path folder;
    private static VirtualDevice board;
    private static SshTransport transport;
    private boolean cut;
    private final String work = "/root/" + UUID.randomUUID();

    @BeforeAll
    static void startBoard(@TempDir Path temporary) throws IOException, InterruptedException {
        folder = temporary;
        Assumptions.assumeTrue(VirtualParts.missingTools().isEmpty(), () -> "missing: " + VirtualParts.missingTools());
        VirtualParts parts = VirtualParts.in(Path.of("target", "virtual").toAbsolutePath());
        Files.createDirectories(folder.resolve(".ssh"));
        Path key = folder.resolve(".ssh/id_ed25519");
        new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                .start()
                .waitFor();
        String publicKey =
                Files.readString(key.resolveSibling("id_ed25519.pub")).strip();
        board = VirtualDevice.start(
                parts,
                folder.resolve("board"),
                VirtualIdentity.board("Test Board", "B1", publicKey),
                LoopbackPort.free(),
                0);
        transport = new SshTransport(Map.of("HOME", folder.toString(), "USER", "nobody-here"));
        String seen = transport.trust(entry(Map.of()), "").fingerprint();
        assertThat(transport.trust(entry(Map.of()), seen).known()).isFalse();
        assertThat(transport.trust(entry(Map.of()), "").known()).isTrue();
    }

    @AfterAll
    static void stopBoard() {
        if (board != null) {
            board.close();
        }
    }

    @AfterEach
    void restore() {
        if (cut) {
            board.restoreLink();
        }
    }

    @Override
    protected DeviceSession open() {
        return transport.open(entry(Map.of("work-folder", work)));
    }

    @Override
    protected void vanish() {
        cut = true;
        board.cutLink();
    }

    @Test
    void anUnknownHostIsRefusedWithItsFingerprint() {
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> transport.open(entry(Map.of("known-hosts", none.toString()))))
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("SHA256:")
                .hasMessageContaining("dyno devices trust board");
        assertThat(none).doesNotExist();
    }

    @Test
    void aChangedHostKeyIsRefused() throws IOException {
        Path other = folder.resolve("other-" + UUID.randomUUID());
        String line = "[127.0.0.1]:" + board.port() + " "
                + Files.readString(folder.resolve(".ssh/id_ed25519.pub")).strip();
        Files.writeString(other, line + "\n");
        assertThatThrownBy(() -> transport.open(entry(Map.of("known-hosts", other.toString()))))
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("changed");
        assertThatThrownBy(() -> transport.trust(entry(Map.of("known-hosts", other.toString())), "SHA256:x"))
                .isInstanceOf(PermanentDeviceException.class);
        assertThat(other).hasContent(line);
    }

    @Test
    void aKeyThatItDoesNotKnowIsRefusedWithTheCure() throws IOException, InterruptedException {
        Path key = folder.resolve("stranger-" + UUID.randomUUID());
        new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                .start()
                .waitFor();
        assertThatThrownBy(() -> transport.open(entry(Map.of("key", key.toString()))))
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("authorized_keys");
    }

    @Test
    void aShellThatWaitsIsThereForCommandsAndEndsWithItsSession() {
        try (DeviceSession session = open()) {
            session.exec(TRUE, ExecLimits.QUICK);
            await(() -> waiting().length == 1);
            String first = waiting()[0];
            assertThat(session.exec(Command.of("sh", "-c", "echo $$"), ExecLimits.QUICK)
                            .text())
                    .isEqualTo(first + "\n");
            await(() -> waiting().length == 1);
            assertThat(waiting()[0]).isNotEqualTo(first);
        }
        await(() -> waiting().length == 0);
    }

    @Test
    void aShellThatWaitedAndWasKilledIsNotMissed() {
        try (DeviceSession session = open()) {
            session.exec(TRUE, ExecLimits.QUICK);
            await(() -> waiting().length == 1);
            board.inside("kill -9 " + waiting()[0]);
            await(() -> waiting().length == 0);
            assertThat(session.exec(Command.of("sh", "-c", "exit 5"), ExecLimits.QUICK)
                            .exitCode())
                    .isEqualTo(5);
        }
    }

    /** As MaxSessions of its sshd has it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aBoardThatAllowsFewCommandsAtATimeIsUsedAllTheSame(int sessions) throws IOException {
        configure("$a MaxSessions " + sessions);
        Path file = Files.writeString(folder.resolve("file-" + sessions), "x");
        try (DeviceSession session = open()) {
            for (int i = 0; i < 5; i++) {
                assertThat(session.alive()).isTrue();
                session.push(file, session.workFolder().resolve("file"));
            }
            ExecLimits second = new ExecLimits(Duration.ofSeconds(1), 0, 0);
            assertThatThrownBy(() -> session.exec(Command.of("sleep", "20"), second))
                    .isInstanceOf(TransientDeviceException.class)
                    .satisfies(e -> assertThat(String.valueOf(e.getMessage()).contains("may be left"))
                            .isEqualTo(sessions == 1));
        } finally {
            configure("/MaxSessions/d");
        }
    }

    /** Changes sshd's configuration by a command of sed, for connections to come. */
    private static void configure(String change) {
        board.inside("sed -i '" + change
                + "' /etc/ssh/sshd_config; pid=$(cat /run/sshd.pid); rm /run/sshd.pid; kill -HUP $pid");
        await(() -> board.inside("cat /run/sshd.pid 2>/dev/null || true").matches("[0-9]+\\s*"));
    }

    /** The numbers of the shells that wait on the board. */
    private static String[] waiting() {
        String found = board.inside(
                "cd /proc && for p in [0-9]*; do"
                        + " grep -q DYNO_COMMAND= $p/environ 2>/dev/null && [ \"$(tr '\\0' ' ' <$p/cmdline)\" = 'sh ' ] && echo $p; done; true");
        return found.isBlank() ? new String[0] : found.strip().split("\n");
    }

    private static void await(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(20));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Test
    void anAliasOfTheUsersConfigurationIsFollowed() throws IOException {
        Path config = folder.resolve(".ssh/config");
        Files.writeString(config, "Host kitchen\n  HostName 127.0.0.1\n  Port " + board.port() + "\n  User root\n");
        try (DeviceSession session = transport.open(new Lab.Entry("board", "ssh", Map.of("host", "kitchen")))) {
            assertThat(session.alive()).isTrue();
        } finally {
            Files.delete(config);
        }
    }

    private static Lab.Entry entry(Map<String, String> more) {
        Map<String, String> keys =
                new HashMap<>(Map.of("host", "127.0.0.1", "port", Integer.toString(board.port()), "user", "root"));
        keys.putAll(more);
        return new Lab.Entry("board", "ssh", keys);
    }
}
