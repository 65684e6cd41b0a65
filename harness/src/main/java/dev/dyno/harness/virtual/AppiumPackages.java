package dev.dyno.harness.virtual;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * An Appium server with its driver for Chromium, as the project's own npm lock file names them.
 *
 * @param folder with {@code package.json} and {@code package-lock.json}; they are installed there
 * @param environment where Node.js, npm, Chromium and its driver are looked up
 */
public record AppiumPackages(Path folder, Map<String, String> environment) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PATIENCE_SECONDS = "600";

    public AppiumPackages {
        environment = Map.copyOf(environment);
    }

    /** Whether nothing has to be fetched any more. */
    public boolean installed() {
        try {
            if (!Files.exists(modules().resolve(".package-lock.json"))) { // npm writes it last
                return false;
            }
            for (Map.Entry<String, JsonNode> wanted :
                    json(folder.resolve("package.json")).path("dependencies").properties()) {
                JsonNode there = json(modules().resolve(wanted.getKey()).resolve("package.json"));
                if (!there.path("version").equals(wanted.getValue())) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The server's program. */
    Path program() {
        return modules().resolve("appium/index.js");
    }

    /**
     * Installs them where they are not yet: 130 MB, once.
     *
     * @throws dev.dyno.results.error.PermanentDeviceException if they cannot be, with npm's last words
     */
    void ensure(BrowserTools tools) {
        if (installed()) {
            return;
        }
        if (!Files.exists(folder.resolve("package-lock.json"))) {
            throw VirtualParts.unusable("this copy of Dyno has no " + folder
                    + "/package-lock.json, which says what an Appium server is made of; use one with its source tree");
        }
        try {
            VirtualParts.run(
                    "timeout",
                    "-k",
                    "5",
                    PATIENCE_SECONDS,
                    tools.npm().toString(),
                    "ci",
                    "--prefix",
                    folder.toString(),
                    "--no-audit",
                    "--no-fund",
                    "--no-progress",
                    "--loglevel=error");
        } catch (IOException e) {
            throw VirtualParts.unusable("cannot install Appium: npm ci in " + folder + " does not succeed ("
                    + e.getMessage() + "); it needs the network and leave to write there");
        }
    }

    private Path modules() {
        return folder.resolve("node_modules");
    }

    private static JsonNode json(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }
}
