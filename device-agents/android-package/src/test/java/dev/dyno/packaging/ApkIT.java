package dev.dyno.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.android.apksig.ApkVerifier;
import com.android.apksig.apk.ApkFormatException;
import com.android.apksig.apk.ApkUtils;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApkIT {
    private final Path folder;

    ApkIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void itIsSignedBySchemes2And3() throws IOException, ApkFormatException, NoSuchAlgorithmException {
        ApkVerifier.Result result =
                new ApkVerifier.Builder(Packaged.APK.toFile()).build().verify();
        assertThat(result.getErrors()).isEmpty();
        assertThat(result.isVerified()).isTrue();
        assertThat(result.isVerifiedUsingV2Scheme()).isTrue();
        assertThat(result.isVerifiedUsingV3Scheme()).isTrue();
    }

    @Test
    void itsManifestSaysWhatItIsAndThatItIsNotSlowedForDebugging() throws IOException, ApkFormatException {
        ByteBuffer manifest = ByteBuffer.wrap(Packaged.entry(Packaged.APK, "AndroidManifest.xml"));
        assertThat(ApkUtils.getPackageNameFromBinaryAndroidManifest(manifest.duplicate()))
                .isEqualTo("dev.dyno.agent");
        assertThat(ApkUtils.getMinSdkVersionFromBinaryAndroidManifest(manifest.duplicate()))
                .isEqualTo(Dex.MIN_API);
        assertThat(ApkUtils.getDebuggableFromBinaryAndroidManifest(manifest.duplicate()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"libjnijavacpp.so", "libjnitensorflowlite.so"})
    void aLibraryCanBeMappedFromThePackageByPagesOf16KiB(String name) throws IOException {
        String entry = "lib/arm64-v8a/" + name;
        assertThat(dataOffset(entry) % SigningKey.PAGE_BYTES).isZero();
        ByteBuffer elf = ByteBuffer.wrap(Packaged.entry(Packaged.APK, entry)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(elf.getChar(18)).as("machine: AArch64").isEqualTo((char) 183);
        int headers = (int) elf.getLong(32);
        List<Long> alignments = new ArrayList<>();
        for (int i = 0; i < elf.getChar(56); i++) {
            int header = headers + i * elf.getChar(54);
            if (elf.getInt(header) == 1) {
                alignments.add(elf.getLong(header + 48));
            }
        }
        assertThat(alignments)
                .isNotEmpty()
                .allSatisfy(bytes -> assertThat(bytes % SigningKey.PAGE_BYTES).isZero());
    }

    @Test
    void theSameAgentGivesTheSameBytesButForTheSignature() throws IOException {
        PackageMain.main(Stream.of(folder, Packaged.JARS, Packaged.ANDROID, Packaged.NATIVES, Packaged.MANIFEST)
                .map(Path::toString)
                .toArray(String[]::new));
        for (String name : List.of("dyno-agent-android.jar", "unsigned.apk")) {
            assertThat(folder.resolve(name)).hasSameBinaryContentAs(Packaged.APK.resolveSibling(name));
        }
    }

    @Test
    void androidsOwnToolsAcceptItWhereTheyAreInstalled() throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        if (tool("apksigner")) {
            found.add("apksigner");
            assertThat(run("apksigner", "verify", "--verbose", Packaged.APK.toString()))
                    .contains("Verified using v2 scheme (APK Signature Scheme v2): true")
                    .contains("Verified using v3 scheme (APK Signature Scheme v3): true");
        }
        if (tool("aapt")) {
            found.add("aapt");
            assertThat(run("aapt", "dump", "badging", Packaged.APK.toString()))
                    .contains("package: name='dev.dyno.agent'")
                    .contains("sdkVersion:'26'")
                    .contains("native-code: 'arm64-v8a'");
        }
        if (tool("dexdump")) {
            found.add("dexdump");
            assertThat(run("dexdump", "-f", Packaged.JAR.toString())).contains("DEX version '038'");
        }
        assumeThat(found).as("none of apksigner, aapt and dexdump is installed").isNotEmpty();
    }

    /** Where a file's bytes begin in the package, by its local header. */
    private static long dataOffset(String entry) throws IOException {
        byte[] bytes = Files.readAllBytes(Packaged.APK);
        ByteBuffer apk = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; apk.getInt(at) == 0x04034b50; ) {
            int data = at + 30 + apk.getChar(at + 26) + apk.getChar(at + 28);
            if (new String(bytes, at + 30, apk.getChar(at + 26), StandardCharsets.US_ASCII).equals(entry)) {
                assertThat(apk.getChar(at + 8)).as("stored as it is").isEqualTo((char) 0);
                return data;
            }
            at = data + apk.getInt(at + 18);
        }
        throw new IOException(Packaged.APK + ": holds no " + entry);
    }

    private static boolean tool(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, name)));
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(output)).isZero();
            return Files.readString(output);
        } finally {
            process.destroyForcibly();
        }
    }
}
