package dev.dyno.harness.virtual.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package as the build made it, and what becomes of it on the way. */
class ApkTest {
    private static final Path BUILT =
            Path.of("..", "device-agents", "android-package", "target", "agent", "dyno-agent-android.apk");

    private Path folder;

    @BeforeEach
    void isBuilt(@TempDir Path temp) {
        folder = temp;
        Assumptions.assumeTrue(Files.exists(BUILT), "the Android agent has not been built");
    }

    @Test
    void thePackageIsReadAsAndroidReadsIt() throws IOException, Refused {
        Apk apk = Apk.read(BUILT);
        assertThat(apk.name()).isEqualTo("dev.dyno.agent");
        assertThat(apk.version()).isEqualTo(1);
        assertThat(apk.oldestApi()).isEqualTo(26);
        assertThat(apk.abis()).containsExactly("arm64-v8a");
        assertThat(apk.certificate()).hasSize(64);
        assertThat(apk.instrumentations())
                .containsExactly("dev.dyno.agent/.android.TrialInstrumentation (target=dev.dyno.agent)");
    }

    @Test
    void oneChangedByteIsNotWhatWasSigned() throws IOException {
        byte[] bytes = Files.readAllBytes(BUILT);
        // A name of a class, in the middle of a file's data: no reader of the archive would notice.
        bytes[bytes.length / 2] ^= 1;
        Path changed = Files.write(folder.resolve("changed.apk"), bytes);
        assertThatThrownBy(() -> ApkSignature.certificate(changed))
                .isInstanceOf(Refused.class)
                .hasMessage("INSTALL_PARSE_FAILED_NO_CERTIFICATES: SHA-256 digest of contents did not verify");
    }

    @Test
    void whatIsNotSignedOrNoPackageIsRefused() throws IOException {
        Path unsigned = BUILT.resolveSibling("unsigned.apk");
        Assumptions.assumeTrue(Files.exists(unsigned));
        assertThatThrownBy(() -> Apk.read(unsigned)).hasMessageContaining("No APK Signature Scheme v2 signature");
        Path text = Files.write(folder.resolve("text.apk"), "no package".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Apk.read(text)).hasMessageStartingWith("INSTALL_PARSE_FAILED_NOT_APK");
        assertThatThrownBy(() -> BinaryXml.elements(new byte[] {3, 0, 8, 0, 9, 0, 0, 0, 1}))
                .hasMessageStartingWith("INSTALL_PARSE_FAILED_BAD_MANIFEST");
    }
}
