package dev.dyno.harness.virtual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs that virtual devices take from this machine.
 *
 * @param phones whether there are phones
 * @param boards whether there are boards
 */
record VirtualTools(boolean phones, boolean boards) {
    /** Those of every kind. */
    static final VirtualTools ALL = new VirtualTools(true, true);

    private static final String BACKPORTS = "adb adbd (on Debian 12 among its backports: -t bookworm-backports)";
    private static final List<Tool> TOOLS = List.of(
            new Tool("adb", BACKPORTS, true, false),
            new Tool("adbd", BACKPORTS, true, false),
            new Tool("mksh", "mksh", true, false),
            new Tool("toybox", "toybox", true, false),
            new Tool("sshd", "openssh-server", false, true),
            new Tool("ssh-keygen", "openssh-client", false, true),
            new Tool("socat", "socat", true, true),
            new Tool("unshare", "util-linux", true, true),
            new Tool("nsenter", "util-linux", true, true),
            new Tool("ip", "iproute2", true, true),
            new Tool("jlink", "openjdk-17-jdk-headless", true, true));
    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/bin");

    /**
     * One of them.
     *
     * @param name the command
     * @param debian how Debian calls its package
     */
    private record Tool(String name, String debian, boolean phones, boolean boards) {
        Optional<Path> file() {
            Stream<Path> places = name.equals("jlink")
                    ? Stream.of(Path.of(System.getProperty("java.home"), "bin", name))
                    : FOLDERS.stream().map(folder -> Path.of(folder, name));
            return places.filter(Files::isExecutable).findFirst();
        }
    }

    /** Those that are not there. */
    List<String> missing() {
        return absent().map(Tool::name).toList();
    }

    /**
     * Makes sure that they are there.
     *
     * @throws dev.dyno.results.error.PermanentDeviceException naming the packages if not
     */
    void require() {
        if (!missing().isEmpty()) {
            List<String> packages = absent().map(Tool::debian).distinct().toList();
            throw VirtualParts.unusable("virtual devices need " + String.join(", ", missing())
                    + "; install (Debian: apt-get install): " + String.join(" ", packages));
        }
    }

    /** Changes when another version of what phones are made of is installed. */
    String stamp() throws IOException {
        StringBuilder stamp = new StringBuilder();
        for (Tool tool : TOOLS.stream().filter(Tool::phones).toList()) {
            Path file = tool.file().orElseThrow();
            stamp.append(tool.name())
                    .append(Files.size(file))
                    .append(' ')
                    .append(Files.getLastModifiedTime(file).toMillis());
        }
        return stamp.toString();
    }

    private Stream<Tool> needed() {
        return TOOLS.stream().filter(tool -> (phones && tool.phones()) || (boards && tool.boards()));
    }

    private Stream<Tool> absent() {
        return needed().filter(tool -> tool.file().isEmpty());
    }
}
