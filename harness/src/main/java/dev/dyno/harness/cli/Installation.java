package dev.dyno.harness.cli;

import dev.dyno.harness.device.WebAgent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * This copy of Dyno: what lies beside its jar.
 *
 * @param home the folder that holds {@code dyno.jar}, {@code agent/} and {@code fonts/}
 */
public record Installation(Path home) {

    /** The installation that this process was started from, as the launcher says. */
    static Installation ofThisProcess() {
        return new Installation(
                Path.of(System.getProperty("dyno.home", "harness/target/dyno")).toAbsolutePath());
    }

    /** The built agent of JVM devices: its jar, its natives, its manifest. */
    public Path agentFolder() {
        return home.resolve("agent");
    }

    /**
     * The built agent of Android devices: beside the jar, or in the source tree that this was built in. Its build takes much that
     * nobody without a phone needs, so it may not be there.
     */
    public Path androidAgentFolder() {
        Path beside = home.resolve("agent-android");
        return Files.isDirectory(beside)
                ? beside
                : home.resolve("../../../device-agents/android-package/target/agent")
                        .normalize();
    }

    /** The built agent of browsers. */
    public WebAgent webAgent() {
        return new WebAgent(home.resolve("agent-web"));
    }

    /** What a local Appium server is made of: beside the jar, or in the source tree that this was built in. */
    public Path appiumFolder() {
        Path beside = home.resolve("appium");
        return Files.isDirectory(beside)
                ? beside
                : home.resolve("../../../device-agents/agent-web/appium").normalize();
    }

    /** The fonts that charts are drawn with. */
    public Path fontsFolder() {
        return home.resolve("fonts");
    }

    /** Dyno's version, for example {@code 0.1.0}. */
    public static String version() {
        try (InputStream stream = Installation.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            if (stream != null) {
                properties.load(stream);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
