package dev.dyno.harness.transport.adb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdbDeviceTest {

    @Test
    void linesAreReadWithTheirFacts() {
        List<AdbDevice> devices = AdbDevice.parse("""
                emulator-5560          device product:sdk_x model:Made_Up_Phone device:generic transport_id:7
                0123abcd\tdevice
                192.168.7.13:5555      offline transport_id:12
                """);
        assertThat(devices)
                .extracting(AdbDevice::serial)
                .containsExactly("emulator-5560", "0123abcd", "192.168.7.13:5555");
        assertThat(devices.get(0).facts())
                .containsEntry("model", "Made_Up_Phone")
                .containsEntry("transport_id", "7");
        assertThat(devices.get(1).facts()).isEmpty();
        assertThat(devices.get(2).state()).isEqualTo(AdbState.OFFLINE);
    }

    @Test
    void aPathWithoutAColonIsNoFact() {
        AdbDevice device = AdbDevice.parse("77abc                  device 4-1.2 product:p model:M device:d")
                .get(0);
        assertThat(device.serial()).isEqualTo("77abc");
        assertThat(device.facts()).isEqualTo(Map.of("product", "p", "model", "M", "device", "d"));
    }

    @Test
    void whatTheProgramSaysAroundTheListIsLeftOut() {
        assertThat(AdbDevice.parse("""
                * daemon not running; starting now at tcp:5037
                * daemon started successfully
                List of devices attached

                77abc device usb:2-1
                """)).extracting(AdbDevice::serial).containsExactly("77abc");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "adb-77 (2)._adb-tls-connect._tcp | device | DEVICE",
                "my device (2) | unauthorized | UNAUTHORIZED",
                "host of a device offline x | recovery | RECOVERY",
                "77abc | no permissions (user in plugdev group; are your udev rules wrong?); see [http://x.example/device.html]"
                        + " | NO_PERMISSIONS",
                "77abc | no permissions; the device is offline | NO_PERMISSIONS",
                "77abc | sleeping | UNKNOWN",
            })
    void statesAreToldFromSerialNumbersWithBlanks(String serial, String said, AdbState state) {
        for (String facts : List.of("", " usb:1-1", " usb:1-1 product:device model:offline device:host")) {
            AdbDevice device = AdbDevice.parse(String.format("%-22s %s%s%n", serial, said, facts))
                    .get(0);
            assertThat(device.serial()).isEqualTo(serial);
            assertThat(device.state()).isEqualTo(state);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rubbishIsReadWithoutHarm(long seed) {
        Random random = new Random(seed);
        String alphabet = " \t\n:;()deviceoffline*\u001b<>$`'\"no permissions";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(80), 0, alphabet.length()).forEach(at -> text.append(alphabet.charAt(at)));
            assertThat(AdbDevice.parse(text.toString()))
                    .allSatisfy(device -> assertThat(device.serial()).isNotBlank());
        }
    }
}
