package dev.dyno.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppliedArchiveTest {
    private static final int ARM = 183;
    private static final String LIBRARY = "jni/arm64-v8a/libonnxruntime.so";

    private final Path file;
    private final Map<String, byte[]> parts = new TreeMap<>();

    SuppliedArchiveTest(@TempDir Path folder) throws IOException {
        this.file = folder.resolve("runtime.aar");
        parts.put("classes.jar", zip(Map.of("ai/onnxruntime/OrtEnvironment.class", new byte[] {1})));
        parts.put(LIBRARY, library(ARM, SigningKey.PAGE_BYTES));
        parts.put("jni/x86_64/libonnxruntime.so", new byte[] {2});
    }

    @Test
    void withTheArchiveTheEngineAndItsServiceArePackaged() throws IOException {
        write();
        Supplied supplied = Supplied.of(name -> name.equals("dyno.android.onnxruntime") ? file.toString() : null);

        assertThat(supplied.classes(agent()))
                .containsOnlyKeys(
                        "ai/onnxruntime/OrtEnvironment.class",
                        "dev/dyno/agent/core/Trial.class",
                        "dev/dyno/agent/onnxruntime/OnnxRuntime.class");
        assertThat(supplied.natives()).containsOnlyKeys("lib/arm64-v8a/libonnxruntime.so");
        assertThat(services(supplied)).containsExactly("a.Factory", "dev.dyno.agent.onnxruntime.InstalledFactory");
    }

    @Test
    void withoutItNothingOfItIs() throws IOException {
        Supplied nothing = Supplied.of(name -> null);

        assertThat(nothing.classes(agent())).containsOnlyKeys("dev/dyno/agent/core/Trial.class");
        assertThat(nothing.natives()).isEmpty();
        assertThat(services(nothing)).containsExactly("a.Factory");
    }

    @Test
    void ofTheGpuDelegateOnlyTheLibrariesAreTaken() throws IOException {
        write();
        Supplied supplied = Supplied.of(name -> name.equals("dyno.android.tflite-gpu") ? file.toString() : null);

        assertThat(supplied.classes(agent())).containsOnlyKeys("dev/dyno/agent/core/Trial.class");
        assertThat(supplied.natives()).containsOnlyKeys("lib/arm64-v8a/libonnxruntime.so");
    }

    @ParameterizedTest
    @CsvSource({
        "183, 4096, 'libonnxruntime.so is laid out for pages of 4096 bytes, which devices with pages of 16 KiB refuse; take a newer release'",
        "62, 16384, libonnxruntime.so is no library for 64-bit ARM",
    })
    void aLibraryThatDevicesWouldRefuseIsRefusedHere(int machine, int page, String message) throws IOException {
        parts.put(LIBRARY, library(machine, page));
        assertRefused(message);
    }

    @Test
    void whatIsNoArchiveOfARuntimeIsNamed() throws IOException {
        assertThatIOException()
                .isThrownBy(() -> SuppliedArchive.read(file))
                .withMessage(file + ": no such Android archive");
        parts.put(LIBRARY, new byte[20]);
        assertRefused("is no library for 64-bit ARM");
        parts.put(LIBRARY, new byte[] {0x7f, 'E', 'L', 'F'});
        assertRefused("is damaged");
        parts.remove(LIBRARY);
        assertRefused("holds no libraries for arm64-v8a");
        parts.remove("classes.jar");
        assertRefused("holds no classes.jar");
        Files.writeString(file, "not a zip");
        assertThatIOException()
                .isThrownBy(() -> SuppliedArchive.read(file))
                .withMessageContaining("no Android archive");
    }

    private void assertRefused(String message) throws IOException {
        write();
        assertThatIOException()
                .isThrownBy(() -> SuppliedArchive.read(file))
                .withMessageStartingWith(file.toString())
                .withMessageContaining(message);
    }

    private void write() throws IOException {
        Files.write(file, zip(parts));
    }

    private static Map<String, byte[]> agent() {
        return Map.of(
                "dev/dyno/agent/core/Trial.class", new byte[] {3},
                "dev/dyno/agent/onnxruntime/OnnxRuntime.class", new byte[] {4});
    }

    private static String[] services(Supplied supplied) {
        String list = "META-INF/services/dev.dyno.agent.engine.EngineFactory";
        byte[] before = "a.Factory\n".getBytes(StandardCharsets.UTF_8);
        return new String(supplied.services(Map.of(list, before)).get(list), StandardCharsets.UTF_8).split("\n", 0);
    }

    /** A library of one segment. */
    private static byte[] library(int machine, int page) {
        ByteBuffer elf = ByteBuffer.allocate(120).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(new byte[] {0x7f, 'E', 'L', 'F'});
        elf.putChar(18, (char) machine).putLong(32, 64).putChar(54, (char) 56).putChar(56, (char) 1);
        elf.putInt(64, 1).putLong(64 + 48, page);
        return elf.array();
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
