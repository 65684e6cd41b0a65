package dev.dyno.harness.virtual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs that an Appium server for browsers takes from this machine.
 *
 * @param node runs the server
 * @param npm installs it
 * @param chromium the browser
 * @param driver which the server speaks to the browser by
 */
record BrowserTools(Path node, Path npm, Path chromium, Path driver) {
    private static final String CHROMIUM_PACKAGES = "chromium chromium-driver";
    /** What the locked Appium asks for. */
    private static final String NODE_FITS = "const [a, b] = process.versions.node.split('.').map(Number);"
            + "console.log(process.version);"
            + "process.exit(a === 20 && b >= 19 || a === 22 && b >= 12 || a >= 24 ? 0 : 1)";

    /**
     * Finds them on the path.
     *
     * @throws dev.dyno.results.error.PermanentDeviceException naming all that are missing, and what installs them
     */
    static BrowserTools find(Map<String, String> environment) {
        Search search = new Search(environment.getOrDefault("PATH", ""), new ArrayList<>());
        Optional<Path> node = search.program("nodejs", "node");
        Optional<Path> npm = search.program("npm", "npm");
        Optional<Path> chromium =
                search.program(CHROMIUM_PACKAGES, "chromium", "chromium-browser", "google-chrome", "chrome");
        Optional<Path> driver = search.program(CHROMIUM_PACKAGES, "chromedriver");
        if (!search.missing().isEmpty()) {
            throw VirtualParts.unusable("browsers by Appium need " + String.join(", ", search.missing()));
        }
        return new BrowserTools(node.orElseThrow(), npm.orElseThrow(), chromium.orElseThrow(), driver.orElseThrow());
    }

    /**
     * Makes sure that Node.js runs the server.
     *
     * @throws dev.dyno.results.error.PermanentDeviceException if it is too old, saying which is needed
     */
    void requireNode() {
        try {
            VirtualParts.run(node.toString(), "-e", NODE_FITS);
        } catch (IOException e) {
            throw VirtualParts.unusable("Appium needs Node.js 20.19, 22.12, or 24 and newer, and " + e.getMessage()
                    + "; install a newer one, and have it first on the PATH");
        }
    }

    private record Search(String path, List<String> missing) {
        /** The first of several names that is there. */
        Optional<Path> program(String debian, String... names) {
            Optional<Path> found = Stream.of(names)
                    .flatMap(name -> Stream.of(path.split(":", -1))
                            .filter(folder -> folder.startsWith("/"))
                            .map(folder -> Path.of(folder, name)))
                    .filter(Files::isExecutable)
                    .findFirst();
            if (found.isEmpty()) {
                missing.add(names[0] + " (Debian: apt-get install " + debian + ")");
            }
            return found;
        }
    }
}
