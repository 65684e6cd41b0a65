package dev.dyno.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.android.apksig.apk.ApkFormatException;
import com.android.apksig.apk.ApkUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Read back by the reader of Android's own signing library. */
class BinaryManifestTest {
    private static final Map<String, Integer> IDS = Map.of(
            "name", 0x01010003,
            "debuggable", 0x0101000f,
            "minSdkVersion", 0x0101020c,
            "versionCode", 0x0101021b,
            "versionName", 0x0101021c,
            "targetSdkVersion", 0x01010270);

    @Test
    void whatWasWrittenIsRead() throws IOException, ApkFormatException {
        byte[] binary = encode("""
                <manifest xmlns:android="http://schemas.android.com/apk/res/android" package="a.b" android:versionName="7" android:versionCode="12">
                  <uses-sdk android:targetSdkVersion="34" android:minSdkVersion="26"/>
                  <application android:name="name" android:debuggable="true"/>
                </manifest>
                """);
        assertThat(ApkUtils.getPackageNameFromBinaryAndroidManifest(ByteBuffer.wrap(binary)))
                .isEqualTo("a.b");
        assertThat(ApkUtils.getMinSdkVersionFromBinaryAndroidManifest(ByteBuffer.wrap(binary)))
                .isEqualTo(26);
        assertThat(ApkUtils.getTargetSdkVersionFromBinaryAndroidManifest(ByteBuffer.wrap(binary)))
                .isEqualTo(34);
        assertThat(ApkUtils.getVersionCodeFromBinaryAndroidManifest(ByteBuffer.wrap(binary)))
                .isEqualTo(12);
        assertThat(ApkUtils.getDebuggableFromBinaryAndroidManifest(ByteBuffer.wrap(binary)))
                .isTrue();
    }

    @Test
    void whatTheFormCannotSayIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode(manifest("android:name=\"@string/app\"")))
                .withMessageContaining("no resources to refer to: @string/app");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode(manifest("android:colour=\"red\"")))
                .withMessageContaining("'colour'");
        assertThatIOException().isThrownBy(() -> encode("<manifest>")).withMessageContaining("not well formed");
    }

    private static String manifest(String attribute) {
        return "<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\" " + attribute + "/>";
    }

    private static byte[] encode(String text) throws IOException {
        BinaryManifest manifest = new BinaryManifest(name -> {
            Integer id = IDS.get(name);
            if (id == null) {
                throw new IllegalArgumentException("Android has no attribute '" + name + "'");
            }
            return id;
        });
        return manifest.encode(text.getBytes(StandardCharsets.UTF_8));
    }
}
