package dev.dyno.harness.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.FaultContract;
import dev.dyno.harness.virtual.LoopbackPort;
import dev.dyno.harness.virtual.Throttle;
import dev.dyno.harness.virtual.VirtualDevice;
import dev.dyno.harness.virtual.VirtualIdentity;
import dev.dyno.harness.virtual.VirtualParts;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fails around a real sshd, on a virtual board. */
class SshFaultsIT extends FaultContract {
    private static Path folder;
    private static VirtualDevice board;
    private static SshTransport transport;
    private final String work = "/root/" + UUID.randomUUID();

    @BeforeAll
    static void startBoard(@TempDir Path temporary) throws IOException, InterruptedException {
        Assumptions.assumeTrue(VirtualParts.missingTools().isEmpty(), () -> "missing: " + VirtualParts.missingTools());
        folder = temporary;
        VirtualParts parts = VirtualParts.in(Path.of("target", "virtual").toAbsolutePath());
        Path key = Files.createDirectories(folder.resolve(".ssh")).resolve("id_ed25519");
        new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                .start()
                .waitFor();
        String publicKey = Files.readString(Path.of(key + ".pub")).strip();
        VirtualIdentity identity = VirtualIdentity.board("Test Board", "B1", publicKey);
        board = VirtualDevice.start(parts, folder.resolve("board"), identity, LoopbackPort.free(), 60);
        transport = new SshTransport(
                Map.of("HOME", folder.toString(), "USER", "nobody-here"),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10));
        transport.trust(entry("/root/x"), transport.trust(entry("/root/x"), "").fingerprint());
    }

    @AfterAll
    static void stopBoard() {
        if (board != null) {
            board.close();
        }
    }

    @Override
    protected VirtualDevice device() {
        return board;
    }

    @Override
    protected DeviceSession open() {
        return transport.open(entry(work));
    }

    @Override
    protected String daemon() {
        return "sshd";
    }

    @Override
    protected String storage() {
        return "/root";
    }

    @Override
    protected String work() {
        return work;
    }

    @Override
    protected void throttle(String rate) {
        Throttle.set(folder.resolve("board"), rate);
    }

    @Test
    void aShellThatWaitedWhenItsLinkFellSilentIsEndedByTheNextSession() {
        String waiting;
        String silent = "";
        try {
            try (DeviceSession session = open()) {
                session.exec(Command.of("true"), ExecLimits.QUICK);
                waiting = waiting();
                silent = board.inside("cut -d ' ' -f 4 /proc/" + waiting + "/stat");
                board.inside("kill -STOP " + silent); // sshd's part for this session: it will not hear of its end
            }
            try (DeviceSession again = open()) {
                assertThat(again.alive()).isTrue();
                assertThat(board.inside("cat /proc/" + waiting + "/cmdline")).isEmpty();
            }
        } finally {
            board.inside("kill -9 " + silent);
        }
    }

    /** The number of the shell that waits on the board, as soon as there is one. */
    private static String waiting() {
        return board.inside("cd /proc; while :; do for p in [0-9]*; do"
                        + " grep -q DYNO_COMMAND= $p/environ 2>/dev/null && echo $p && exit; done; done")
                .strip();
    }

    private static Lab.Entry entry(String work) {
        Map<String, String> keys = Map.of(
                "host", "127.0.0.1", "port", Integer.toString(board.port()), "user", "root", "work-folder", work);
        return new Lab.Entry("board", "ssh", keys);
    }
}
