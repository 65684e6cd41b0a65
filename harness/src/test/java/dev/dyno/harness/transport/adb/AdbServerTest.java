package dev.dyno.harness.transport.adb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the transport makes of a server's answers. */
@Timeout(60)
class AdbServerTest {
    private static final String SERIAL = "77abc";
    private @Nullable FakeAdbServer fake;

    @AfterEach
    void end() throws IOException {
        if (fake != null) {
            fake.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unauthorized | Allow USB debugging",
                "no permissions (missing udev rules?) | udev rule",
                "recovery | Reboot system now",
                "sideload | Reboot system now",
                "rescue | Reboot system now",
                "bootloader | fastboot reboot",
                "host | serial number of a device",
                "dancing | adb devices -l",
            })
    void aStateThatOnlyAPersonCanMendIsPermanentAndNamesTheCure(String state, String cure) {
        listing(SERIAL + "\t" + state);
        assertThatThrownBy(this::open)
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageStartingWith("phone: ")
                .hasMessageContaining(cure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"offline", "authorizing", "connecting"})
    void aStateThatMayPassIsTransient(String state) {
        listing(SERIAL + "\t" + state);
        assertThatThrownBy(this::open)
                .isInstanceOf(TransientDeviceException.class)
                .hasMessageContaining("dyno tries again");
    }

    @Test
    void aDeviceThatIsNotThereIsTransientAndOthersAreOnlyCounted() {
        listing("0001 device\n0002 device");
        assertThatThrownBy(this::open)
                .isInstanceOf(TransientDeviceException.class)
                .hasMessageContaining("2 others")
                .hasMessageNotContaining("0001");
    }

    @Test
    void twoDevicesOfOneSerialNumberAreNotConfused() {
        listing(SERIAL + " device usb:1-1\n" + SERIAL + " device usb:1-2");
        assertThatThrownBy(this::open)
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("unplug");
    }

    @Test
    void aDeviceWithoutTheShellProtocolIsTooOld() {
        serving(service -> service.equals("host:devices-l")
                ? FakeAdbServer.okay(SERIAL + " device")
                : service.endsWith(":features") ? FakeAdbServer.okay("cmd,stat_v2") : version());
        assertThatThrownBy(this::open)
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("Android 7");
    }

    @Test
    void anOldServerIsNotUsedAndNotEnded() {
        FakeAdbServer server = serving(service -> FakeAdbServer.okay("0020"));
        assertThatThrownBy(this::open)
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("version 32")
                .hasMessageContaining("kill-server");
        assertThat(server.asked()).containsOnly("host:version");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 400 Bad Request\r\n\r\n",
                "OKAYzzzz",
                "OKAY-001x",
                "OKAY+00429",
                "OKAY0004wxyz",
                "OKAY0000",
                "SSH-2.0-OpenSSH_9.2\r\n"
            })
    void whoSpeaksSomethingElseIsNamedWithTheCure(String said) {
        serving(service -> FakeAdbServer.bytes(said));
        assertThatThrownBy(this::open)
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("is no adb server")
                .hasMessageContaining("ANDROID_ADB_SERVER_PORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OKAYffff", "OKAY0004", "OK", "FAIL"})
    void aServerThatHangsUpInTheMiddleIsTransient(String said) {
        serving(service -> FakeAdbServer.bytes(said));
        assertThatThrownBy(this::open)
                .isInstanceOf(TransientDeviceException.class)
                .hasMessageContaining("hung up");
    }

    @Test
    void aServerThatSaysNothingIsTransientAndSoonFoundOut() {
        serving(service -> FakeAdbServer.SILENCE);
        AdbServer silent = new AdbServer(fake == null ? 0 : fake.port());
        assertThatThrownBy(() -> silent.open(SERIAL, "shell,v2,raw:true", Duration.ofMillis(200)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("200 ms");
    }

    @Test
    void whereNoServerRunsAndNoneCanBeStartedTheCureIsNamed() throws IOException {
        serving(service -> version()).close();
        assertThatThrownBy(this::open)
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("platform tools");
    }

    @Test
    void anAbsentDeviceOfTheNetworkIsConnectedAndItsRefusalTold() {
        FakeAdbServer server = serving(service -> switch (service) {
            case "host:devices-l" -> FakeAdbServer.okay("");
            case "host:connect:10.0.0.9:5555" -> FakeAdbServer.okay("failed to connect to 10.0.0.9:5555");
            default -> version();
        });
        assertThatThrownBy(() -> open("10.0.0.9:5555"))
                .isInstanceOf(TransientDeviceException.class)
                .hasMessageContaining("failed to connect");
        assertThat(server.asked()).contains("host:connect:10.0.0.9:5555").doesNotContain("host:kill");
    }

    @Test
    void whatIsAttachedIsListedWithItsStateAndCure() {
        listing("A1 device model:Made_Up_7\nB2 unauthorized usb:1-1");
        assertThat(transport().attached())
                .satisfiesExactly(
                        ready -> {
                            assertThat(ready.ready()).isTrue();
                            assertThat(ready.model()).isEqualTo("Made Up 7");
                        },
                        other -> {
                            assertThat(other.ready()).isFalse();
                            assertThat(other.cure()).contains("unlock");
                        });
    }

    private void listing(String devices) {
        serving(service -> service.equals("host:devices-l") ? FakeAdbServer.okay(devices) : version());
    }

    private static byte[] version() {
        return FakeAdbServer.okay("0029");
    }

    private FakeAdbServer serving(Function<String, byte[]> answers) {
        FakeAdbServer server = new FakeAdbServer(answers);
        fake = server;
        return server;
    }

    private AdbTransport transport() {
        String port = Integer.toString(fake == null ? 0 : fake.port());
        Map<String, String> environment = Map.of("ANDROID_ADB_SERVER_PORT", port, "PATH", "/nowhere");
        return new AdbTransport(environment, Duration.ofMillis(200), Duration.ofSeconds(1));
    }

    private DeviceSession open() throws DeviceException {
        return open(SERIAL);
    }

    private DeviceSession open(String serial) throws DeviceException {
        return transport().open(new Lab.Entry("phone", "adb", Map.of("serial", serial)));
    }
}
