package dev.dyno.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What the build has made, and from what. */
final class Packaged {
    static final Path TARGET = Path.of("target");
    static final Path JARS = TARGET.resolve("jars");
    static final Path ANDROID = TARGET.resolve("android/android-all.jar");
    static final Path API = TARGET.resolve("android/android-api-level-26.signature");
    static final Path NATIVES = TARGET.resolve("agent/natives/tflite/android-arm64");
    static final Path MANIFEST = Path.of("src/main/android/AndroidManifest.xml");
    static final Path JAR = TARGET.resolve("agent/dyno-agent-android.jar");
    static final Path APK = TARGET.resolve("agent/dyno-agent-android.apk");

    private Packaged() {}

    /** The bytes of a file inside an archive. */
    static byte[] entry(Path archive, String name) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new IOException(archive + ": holds no " + name);
            }
            return zip.getInputStream(entry).readAllBytes();
        }
    }
}
