package dev.dyno.harness.transport.appium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.transport.BrowserFiles;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser as a device, with a script in the bridge's place. */
class AppiumTransportTest {
    private static final String FACTS = "echo browser.name=chrome; echo 'browser.version=1\u001b[31m2'; echo other=1";
    private static final Lab.Entry DEVICE = new Lab.Entry(
            "browser",
            AppiumTransport.NAME,
            Map.of("url", "http://user:secret@127.0.0.1:9/grid", Lab.CAPABILITIES, "{\"browserName\":\"chrome\"}"));

    @TempDir
    private Path folder = Path.of("");

    private Path calls = Path.of("");

    @BeforeEach
    void sit() {
        calls = folder.resolve("calls");
    }

    @Test
    void theBridgeIsToldWhereTheBrowserIsAndOnlyThisUserCanReadIt() throws IOException {
        try (DeviceSession session = transport(FACTS).open(DEVICE)) {
            BrowserFiles files = BrowserFiles.of(session);
            Path settings = Path.of(files.settings().value());

            assertThat(Files.readString(settings))
                    .isEqualTo("{\"url\":\"http://user:secret@127.0.0.1:9/grid\","
                            + "\"capabilities\":{\"browserName\":\"chrome\"}}");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(calls)).isEqualTo(settings + "\n");
            assertThat(files.readFacts(session))
                    .containsOnly(Map.entry("browser.name", "chrome"), Map.entry("browser.version", "1 [31m2"));
            assertThat(session.device()).isEqualTo("browser");
            assertThat(session.alive()).isTrue();
        }
        assertThat(Files.readString(calls)).as("no session was left").doesNotContain("--close");
    }

    @Test
    void aRefusedSessionIsTransientAndSaysWhy() {
        AppiumTransport transport =
                transport("echo noise >&2; echo 'no browser session at http://127.0.0.1:9' >&2; exit 4");

        assertThatThrownBy(() -> transport.open(DEVICE))
                .isInstanceOf(TransientDeviceException.class)
                .hasMessageContaining("browser: no browser session at http://127.0.0.1:9; is the server running")
                .hasMessageNotContaining("noise")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aBridgeThatSaysNothingIsARefusalToo() {
        assertThatThrownBy(() -> transport("exit 1").open(DEVICE))
                .isInstanceOf(TransientDeviceException.class)
                .hasMessageContaining("no browser session; is the server running");
    }

    @Test
    void aSessionThatAKilledBridgeLeftIsClosedAtTheEnd() throws IOException {
        DeviceSession session = transport(FACTS).open(DEVICE);
        Path settings = Path.of(BrowserFiles.of(session).settings().value());
        Files.writeString(settings.resolveSibling("settings.json.session.1"), "abc\nhttp://127.0.0.1:9\n0\n");

        session.close();

        assertThat(Files.readString(calls)).endsWith("--close " + settings + "\n");
    }

    @Test
    void anEndNeverThrowsAndKeepsAnInterrupt() throws IOException {
        DeviceSession session = transport(FACTS).open(DEVICE);
        Path settings = Path.of(BrowserFiles.of(session).settings().value());
        Files.writeString(settings.resolveSibling("settings.json.session.1"), "abc\nhttp://127.0.0.1:9\n0\n");
        Files.writeString(folder.resolve("bridge.sh"), "exit 3");
        Thread.currentThread().interrupt();

        session.close();

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void capabilitiesThatAreNoJsonArePermanent() {
        Lab.Entry broken = new Lab.Entry(
                "browser", AppiumTransport.NAME, Map.of("url", "http://127.0.0.1:9", Lab.CAPABILITIES, "{\"a\":"));

        assertThatThrownBy(() -> transport(FACTS).open(broken))
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("browser")
                .hasMessageContaining("capabilities are no JSON");
    }

    private AppiumTransport transport(String answer) {
        Path bridge = folder.resolve("bridge.sh");
        try {
            Files.writeString(bridge, "echo \"$@\" >>'" + calls + "'\n" + answer + "\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new AppiumTransport(Map.of("HOME", folder.toString()), () -> List.of("sh", bridge.toString()));
    }
}
