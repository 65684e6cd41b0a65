package dev.dyno.harness.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DevicePath;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ForwardingSession;
import dev.dyno.harness.transport.local.LocalTransport;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.scenarios.Lab;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Java a device's agent is run by. */
class JavaDeploymentTest {
    private static final String ABI = DeviceProfiler.abi(System.getProperty("os.arch"));

    private Path folder;
    private Counting session;
    private final BlobStore blobs = new BlobStore(new FileDigests());

    @BeforeEach
    void open(@TempDir Path temp) {
        folder = temp;
        Lab.Entry entry = new Lab.Entry("board", "local", Map.of("work-folder", temp.toString()));
        session = new Counting(new LocalTransport(Map.of()).open(entry));
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void aBoardWithoutJavaGetsOneThatRunsAndGetsItOnce() {
        // Linking takes seconds; the image is the same for all tests.
        JavaDeployment deployment = deployment(Map.of(), Path.of("target", "device-java"));

        DeviceJava java = deployment.on(session, board(ABI, Map.of()), blobs);
        String program = ((DeviceJava.Program) java).path();
        assertThat(program).startsWith(session.workFolder().value());
        assertThat(session.exec(Command.of(program, "-version"), ExecLimits.QUICK)
                        .exitCode())
                .isZero();
        assertThat(session.pushes).isPositive();

        session.pushes = 0;
        assertThat(deployment.on(session, board(ABI, Map.of()), new BlobStore(new FileDigests())))
                .isEqualTo(java);
        assertThat(session.pushes).as("all of it is there").isZero();
    }

    @Test
    void theJavaThatTheLabFileNamesIsTaken() {
        assertThat(deployment(Map.of(), folder).on(session, board("riscv64", Map.of("java", "/opt/java")), blobs))
                .isEqualTo(new DeviceJava.Program("/opt/java"));
        assertThat(session.pushes).isZero();
    }

    @Test
    void anArmBoardWithoutModulesIsToldWhatToUnpackWhere() {
        Map<String, String> nowhere = Map.of("DYNO_JMODS_AARCH64", folder.toString());
        assertThatThrownBy(() -> deployment(nowhere, folder).on(session, board("aarch64", Map.of()), blobs))
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("DYNO_JMODS_AARCH64=")
                .hasMessageContaining("apt-get download openjdk-")
                .hasMessageContaining("'java' in the lab file");
    }

    @Test
    void aBoardOfAnotherKindIsToldToBringItsOwn() {
        assertThatThrownBy(() -> deployment(Map.of(), folder).on(session, board("riscv64", Map.of()), blobs))
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("no Java for linux-riscv64")
                .hasMessageContaining("'java' in the lab file");
    }

    private static JavaDeployment deployment(Map<String, String> environment, Path images) {
        Path home = Path.of(System.getProperty("java.home"));
        return new JavaDeployment("no java of this machine", JavaImage.of(home, images.toAbsolutePath(), environment));
    }

    private static DeviceProfile board(String abi, Map<String, String> facts) {
        return new DeviceProfile("board", "ssh", "linux", "b", "m", "s", abi, 2, 1L << 30, false, facts);
    }

    /** Counts what is sent. */
    private static final class Counting extends ForwardingSession {
        private int pushes;

        Counting(DeviceSession session) {
            super(session);
        }

        @Override
        public void push(Path file, DevicePath target, String sha256) {
            pushes++;
            super.push(file, target, sha256);
        }
    }
}
