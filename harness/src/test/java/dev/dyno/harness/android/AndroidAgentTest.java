package dev.dyno.harness.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.record.DeviceProfile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AndroidAgentTest {
    private Path folder;

    @BeforeEach
    void sit(@TempDir Path temp) {
        folder = temp;
    }

    @Test
    void aPhoneThatCannotRunItIsToldWhy() {
        assertRefused(phone("25", "arm64-v8a"), "it has Android API 25, and the agent needs 26");
        assertRefused(phone("30", "armeabi-v7a,armeabi"), "its instruction sets are armeabi-v7a,armeabi");
        assertRefused(phone("34", "arm64-v8a"), "has not been built: run mvn");
    }

    @ParameterizedTest
    @CsvSource({
        "Failure [INSTALL_FAILED_USER_RESTRICTED: Install canceled by user],Install via USB",
        "Failure [INSTALL_FAILED_VERIFICATION_FAILURE: Package Verification Result],Play Protect",
        "Failure [INSTALL_FAILED_UPDATE_INCOMPATIBLE: Existing package dev.dyno.agent],dyno devices uninstall",
        "Failure [INSTALL_FAILED_INSUFFICIENT_STORAGE],no space",
        "Failure [INSTALL_FAILED_OLDER_SDK: Requires newer sdk],Android 8",
        "Failure [INSTALL_FAILED_NO_MATCHING_ABIS],arm64",
        "java.lang.SecurityException: user 0 is restricted: no_install_apps,user restriction",
        "Failure [INSTALL_PARSE_FAILED_NO_CERTIFICATES],damaged"
    })
    void aRefusalComesWithWhatToDo(String answer, String words) {
        assertThat(InstallRefusals.explained(answer)).contains(words);
    }

    @Test
    void whatIsUnknownIsNotExplained() {
        assertThat(InstallRefusals.explained("Failure [INSTALL_FAILED_SOMETHING_NEW]"))
                .isEmpty();
    }

    private void assertRefused(DeviceProfile phone, String words) {
        AndroidAgent agent = new AndroidAgent(folder);
        assertThatThrownBy(() -> agent.dex(phone))
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("pixel")
                .hasMessageContaining(words);
    }

    private static DeviceProfile phone(String api, String abis) {
        return new DeviceProfile(
                "pixel",
                "adb",
                "android",
                "build",
                "model",
                "soc",
                "aarch64",
                8,
                1L << 33,
                false,
                Map.of("android.api", api, "android.abis", abis));
    }
}
