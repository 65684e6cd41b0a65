package dev.dyno.harness.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.error.PermanentDeviceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an Appium server takes from this machine, with scripts in place of the programs. */
class AppiumPackagesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void allThatIsMissingIsNamedAtOnceWithItsCure() throws IOException {
        program("npm", "");

        assertThatThrownBy(() -> BrowserTools.find(path()))
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("node (Debian: apt-get install nodejs)")
                .hasMessageContaining("chromium (Debian: apt-get install chromium chromium-driver)")
                .hasMessageContaining("chromedriver (Debian: apt-get install chromium chromium-driver)")
                .hasMessageNotContaining("npm (");
    }

    @Test
    void anOldNodeIsRefusedWithTheVersionsThatFit() throws IOException {
        BrowserTools tools = tools("echo v18.19.0; exit 1", "");

        assertThatThrownBy(tools::requireNode)
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("Appium needs Node.js 20.19, 22.12, or 24 and newer")
                .hasMessageContaining("v18.19.0");
    }

    @Test
    void packagesAreInstalledOnceAndAgainForAnotherVersion() throws IOException {
        BrowserTools tools = tools("", "echo \"$@\" >>" + folder.resolve("calls"));
        AppiumPackages packages = packages("3.8.0");
        assertThat(packages.installed()).isFalse();
        packages.ensure(tools);
        assertThat(Files.readString(folder.resolve("calls"))).startsWith("ci --prefix " + packages.folder());

        present("3.8.0");
        assertThat(packages.installed()).isTrue();
        packages.ensure(tools);
        assertThat(Files.readAllLines(folder.resolve("calls"))).hasSize(1);

        present("3.7.9");
        assertThat(packages.installed()).isFalse();
    }

    @Test
    void anInstallationThatFailsSaysWhereAndWhy() throws IOException {
        BrowserTools tools = tools("", "echo 'npm error network'; exit 1");
        AppiumPackages packages = packages("3.8.0");

        assertThatThrownBy(() -> packages.ensure(tools))
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("npm ci in " + packages.folder())
                .hasMessageContaining("npm error network");
        Files.delete(packages.folder().resolve("package-lock.json"));
        assertThatThrownBy(() -> packages.ensure(tools)).hasMessageContaining("has no " + packages.folder());
    }

    private AppiumPackages packages(String version) throws IOException {
        Path lock = Files.createDirectories(folder.resolve("appium"));
        Files.writeString(lock.resolve("package.json"), "{\"dependencies\": {\"appium\": \"" + version + "\"}}");
        Files.writeString(lock.resolve("package-lock.json"), "{}");
        return new AppiumPackages(lock, path());
    }

    private void present(String version) throws IOException {
        Path module = Files.createDirectories(folder.resolve("appium/node_modules/appium"));
        Files.writeString(module.resolve("package.json"), "{\"version\": \"" + version + "\"}");
        Files.writeString(module.resolveSibling(".package-lock.json"), "{}");
    }

    private BrowserTools tools(String node, String npm) throws IOException {
        program("node", node);
        program("npm", npm);
        for (String name : List.of("chromium", "chromedriver")) {
            program(name, "");
        }
        return BrowserTools.find(path());
    }

    private void program(String name, String script) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private Map<String, String> path() {
        return Map.of("PATH", "relative:" + folder);
    }
}
