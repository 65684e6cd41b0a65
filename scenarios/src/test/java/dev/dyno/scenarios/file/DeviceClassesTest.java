package dev.dyno.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.record.DeviceProfile;
import dev.dyno.scenarios.DeviceClass;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.Gate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceClassesTest {

    private static Gate gate(String classes) {
        return Fixtures.parse(Fixtures.LEAST + "gate:\n  classes:\n" + classes.indent(4))
                .gate();
    }

    private static DeviceProfile device(String name, String os, String model) {
        return new DeviceProfile(name, "adb", os, "1", model, "soc", "aarch64", 8, 1 << 30, false, Map.of());
    }

    @Test
    void classesKeepTheFilesOrder() {
        assertThat(gate("tablets: model:/tab/\nphones: 'os:android'\n").classes())
                .containsExactly(
                        new DeviceClass("tablets", new DeviceSelector("model:/tab/")),
                        new DeviceClass("phones", new DeviceSelector("os:android")));
    }

    @Test
    void aDeviceBelongsToEveryClassThatSelectsItAndElseToTheOthers() {
        Gate gate = gate("tablets: model:/tab/\nandroid: os:android\n");

        assertThat(gate.classesOf(device("a", "android", "Tab S9"))).containsExactly("tablets", "android");
        assertThat(gate.classesOf(device("b", "android", "Pixel"))).containsExactly("android");
        assertThat(gate.classesOf(device("c", "linux", "box"))).containsExactly("other");
        assertThat(Gate.NONE.classesOf(device("c", "linux", "box"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    other: os:linux  | s.yaml:11:5: the class 'other' is that of all other devices; choose another name
                    a: ' '           | s.yaml:11:8: 'a' selects every device; give it a term, such as os:android
                    a: os:/[/        | s.yaml:11:8: 'a' is no device selector: 'os:/[/' is not a regular expression: Unclosed character class
                    a: [b]           | s.yaml:11:8: 'a' is a single value, not a list
                    """)
    void whatIsNoClassIsRefused(String row, String message) {
        assertThatThrownBy(() -> gate(row)).hasMessage(message);
    }
}
