package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.virtual.LoopbackPort;
import dev.dyno.harness.virtual.VirtualDevice;
import dev.dyno.harness.virtual.VirtualIdentity;
import dev.dyno.harness.virtual.VirtualParts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A phone that calls itself something that a shell, a terminal or a page might obey. */
@Timeout(60)
class HostileDevicesIT {
    private static final String HOSTILE = "Evil \u001b[31m\u001b]0;x\u0007$(touch /tmp/owned)`id`';\"<script>\u202e\\n";

    @Test
    void aHostileModelIsShownAndDoesNothing(@TempDir Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(VirtualParts.missingTools().isEmpty(), () -> "missing: " + VirtualParts.missingTools());
        VirtualParts parts = VirtualParts.in(Path.of("target", "virtual").toAbsolutePath());
        int server = LoopbackPort.free();
        VirtualIdentity identity = VirtualIdentity.phone(HOSTILE, "T1");
        try (VirtualDevice phone =
                VirtualDevice.start(parts, folder.resolve("phone"), identity, LoopbackPort.free(), 0)) {
            Terminal terminal = new Terminal(folder)
                    .with("ANDROID_ADB_SERVER_PORT", Integer.toString(server))
                    .with("PATH", "/usr/bin:/bin");
            terminal.file(
                    "lab.yaml",
                    "schema: dyno/lab/v1\ndevices:\n  - name: phone\n    transport: adb\n    serial: 127.0.0.1:"
                            + phone.port() + "\n");
            for (List<String> words : List.of(
                    List.of("devices", "--lab", "lab.yaml"), List.of("devices", "--lab", "lab.yaml", "--json"))) {
                Terminal.Answer answer = terminal.type(words.toArray(String[]::new));
                assertThat(answer.err()).isEmpty();
                assertThat(answer.code()).isZero();
                assertThat(answer.out().chars().filter(HostileDevicesIT::steers))
                        .isEmpty();
            }
            assertThat(terminal.type("devices", "--lab", "lab.yaml", "--json").out())
                    .contains("$(touch /tmp/owned)");
            assertThat(phone.inside("ls /tmp")).doesNotContain("owned");
            assertThat(Path.of("/tmp/owned")).doesNotExist();
        } finally {
            new ProcessBuilder("adb", "-P", Integer.toString(server), "kill-server")
                    .start()
                    .waitFor();
        }
    }

    private static boolean steers(int c) {
        return c != '\n' && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }
}
