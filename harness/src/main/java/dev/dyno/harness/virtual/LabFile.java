package dev.dyno.harness.virtual;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The lab file of a virtual lab, and the host keys that its boards are known by. */
final class LabFile {
    private LabFile() {}

    static void write(VirtualLab lab, List<VirtualLab.Device> devices) throws IOException {
        StringBuilder yaml = new StringBuilder("""
                # Virtual devices, made by: dyno lab up. Ended by: dyno lab down, which deletes this file.
                # They run on this machine, so what is measured on them describes it and no phone; reports say (simulated).
                # A browser is no virtual device: it is this machine's own.
                schema: dyno/lab/v1
                devices:
                  - name: this-machine
                    transport: local
                """);
        StringBuilder known = new StringBuilder();
        for (VirtualLab.Device device : devices) {
            if (device.kind().equals(AppiumServer.KIND)) {
                yaml.append(lab.appium().row());
            } else if (device.kind().equals("phone")) {
                yaml.append("""
                          - name: %s
                            transport: adb
                            serial: '%s'
                            label: virtual
                        """.formatted(device.name(), device.address()));
            } else {
                yaml.append(board(lab, device));
                known.append("[127.0.0.1]:").append(device.port()).append(' ').append(hostKey(lab, device));
            }
        }
        put(lab.folder().resolve("known_hosts"), known.toString());
        put(lab.file(), yaml.toString());
    }

    /** The row of a browser that is here. What it would fetch by itself would disturb the measurement. */
    static String browser(URI server, BrowserTools tools) {
        return """
                  - name: %s
                    transport: appium
                    url: %s
                    capabilities:
                      platformName: linux
                      browserName: chrome
                      "appium:automationName": Chromium
                      "appium:executable": %s
                      "appium:autodownloadEnabled": false
                      "goog:chromeOptions":
                        binary: %s
                        args:
                          - --headless
                          - --disable-background-networking
                          - --disable-features=MediaRouter
                          - "--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1"
                """.formatted(AppiumServer.DEVICE, server, quoted(tools.driver()), quoted(tools.chromium()))
                + (VirtualLab.isRoot() ? "          - --no-sandbox\n" : "");
    }

    private static String board(VirtualLab lab, VirtualLab.Device device) {
        return """
                  - name: %s
                    transport: ssh
                    host: 127.0.0.1
                    port: %d
                    user: root
                    key: %s
                    known-hosts: %s
                    label: virtual
                """.formatted(
                        device.name(),
                        device.port(),
                        quoted(lab.key()),
                        quoted(lab.folder().resolve("known_hosts")));
    }

    /** A lab file's texts are quoted as YAML wants it, and name environment variables by a dollar and a brace. */
    private static String quoted(Path path) {
        return "'" + path.toAbsolutePath().toString().replace("'", "''").replace("${", "$${") + "'";
    }

    private static String hostKey(VirtualLab lab, VirtualLab.Device device) throws IOException {
        return Files.readString(lab.folder().resolve(device.name()).resolve("host_key.pub"))
                        .strip() + "\n";
    }

    private static void put(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
