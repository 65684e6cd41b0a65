package dev.dyno.harness.lab.lease;

import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ssh.SshTransport;
import dev.dyno.harness.virtual.LoopbackPort;
import dev.dyno.harness.virtual.VirtualDevice;
import dev.dyno.harness.virtual.VirtualIdentity;
import dev.dyno.harness.virtual.VirtualParts;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Leases on a virtual board, over a real sshd. */
class SshLeaseIT extends LeaseContract {
    private static VirtualDevice board;
    private static SshTransport transport;
    private final String work = "/root/" + UUID.randomUUID();

    @BeforeAll
    static void startBoard(@TempDir Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(VirtualParts.missingTools().isEmpty(), () -> "missing: " + VirtualParts.missingTools());
        VirtualParts parts = VirtualParts.in(Path.of("target", "virtual").toAbsolutePath());
        Path key = Files.createDirectories(folder.resolve(".ssh")).resolve("id_ed25519");
        new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                .start()
                .waitFor();
        String publicKey =
                Files.readString(key.resolveSibling("id_ed25519.pub")).strip();
        board = VirtualDevice.start(
                parts,
                folder.resolve("board"),
                VirtualIdentity.board("Lease Board", "L2", publicKey),
                LoopbackPort.free(),
                0);
        transport = new SshTransport(Map.of("HOME", folder.toString()));
        transport.trust(entry("/root"), transport.trust(entry("/root"), "").fingerprint());
    }

    @AfterAll
    static void stopBoard() {
        if (board != null) {
            board.close();
        }
    }

    @Override
    protected DeviceSession open() {
        return transport.open(entry(work));
    }

    private static Lab.Entry entry(String work) {
        return new Lab.Entry(
                "board",
                "ssh",
                Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        Integer.toString(board.port()),
                        "user",
                        "root",
                        "work-folder",
                        work));
    }
}
