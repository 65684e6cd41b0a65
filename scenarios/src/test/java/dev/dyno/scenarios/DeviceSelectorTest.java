package dev.dyno.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceSelectorTest {
    private static final Map<String, String> FACTS = Map.of("os", "android", "soc", "SM8650 (8 Gen 3)", "cores", "8");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "os:android",
                "OS:Android",
                "pixel",
                "PIXEL",
                "name:pixel-8",
                "soc:/8.gen/",
                "cores:/^8$/",
                "-emulator",
                "-os:linux",
                "-nosuchfact:x",
                "os:android  soc:/8650/ -emulator"
            })
    void theseTermsTakeTheDevice(String selector) {
        assertThat(new DeviceSelector(selector).matches("pixel-8", FACTS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "os:linux",
                "os:andro",
                "name:pixel",
                "galaxy",
                "-pixel",
                "-os:android",
                "nosuchfact:x",
                "soc:8",
                "soc:/9.gen/",
                "os:android pixel cores:4"
            })
    void oneTermThatDoesNotHoldLeavesTheDeviceOut(String selector) {
        assertThat(new DeviceSelector(selector).matches("pixel-8", FACTS)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'', true, true",
        "pixel, true, true",
        "galaxy, false, false",
        "-pixel, false, false",
        "transport:adb, true, true",
        "-transport:ssh soc:/8650/, true, false",
        "transport:ssh soc:/8650/, false, false",
        "label:rack, false, false",
        "-label:rack, true, true",
        "-os:android, true, false",
    })
    void ofADeviceThatCannotBeAskedOnlyWhatIsKnownLeavesItOut(String selector, boolean may, boolean surely) {
        Map<String, String> known = Map.of("transport", "adb", "label", "");

        assertThat(new DeviceSelector(selector).mayMatch("pixel-8", known)).isEqualTo(may);
        assertThat(new DeviceSelector(selector).surelyMatches("pixel-8", known)).isEqualTo(surely);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "os:, 'os:' has no value",
                "-, '-' has no value",
                "soc:/(/, not a regular expression: Unclosed group"
            })
    void whatIsNoTermIsRefusedWithTheTerm(String selector, String message) {
        assertThatThrownBy(() -> new DeviceSelector(selector))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
