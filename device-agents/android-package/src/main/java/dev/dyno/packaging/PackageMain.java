package dev.dyno.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** Started by the build: {@code PackageMain OUT JARS ANDROID NATIVES MANIFEST}. */
public final class PackageMain {
    private static final String SERVICES = "META-INF/services/";

    private PackageMain() {}

    /**
     * Makes {@code dyno-agent-android.jar} and {@code dyno-agent-android.apk}.
     *
     * @param arguments the folder for both; the folder of the agent's jars; the jar of Android's classes; the folder of the
     *     native libraries; the package's manifest as text, which has the harness's description of the agent beside it
     */
    public static void main(String[] arguments) {
        if (arguments.length != 5) {
            throw new IllegalArgumentException("usage: PackageMain OUT JARS ANDROID NATIVES MANIFEST");
        }
        Path out = Path.of(arguments[0]);
        try {
            ClassPath agent = ClassPath.read(Path.of(arguments[1]));
            Path android = Path.of(arguments[2]);
            Files.createDirectories(out);
            Supplied supplied = Supplied.of(System::getProperty);
            Map<String, byte[]> code = new TreeMap<>(supplied.services(agent.resources(SERVICES)));
            code.put("classes.dex", Dex.compile(supplied.classes(agent.classes()), android));
            Archive.write(out.resolve("dyno-agent-android.jar"), code);

            Map<String, byte[]> content = new TreeMap<>(code);
            content.put("AndroidManifest.xml", manifest(Path.of(arguments[4]), android));
            content.putAll(supplied.natives());
            content.putAll(Archive.files("lib/arm64-v8a/", Path.of(arguments[3])));
            Path unsigned = out.resolve("unsigned.apk");
            Archive.write(unsigned, content);
            Files.copy(
                    Path.of(arguments[4]).resolveSibling("agent.properties"),
                    out.resolve("agent.properties"),
                    StandardCopyOption.REPLACE_EXISTING);
            SigningKey key = SigningKey.ofProperties(out.resolve("debug.p12"));
            key.sign(unsigned, out.resolve("dyno-agent-android.apk"));
        } catch (IOException e) {
            throw new UncheckedIOException(out + ": cannot package the agent", e);
        }
    }

    private static byte[] manifest(Path text, Path android) throws IOException {
        return new BinaryManifest(AttributeIds.of(android)).encode(Files.readAllBytes(text));
    }
}
