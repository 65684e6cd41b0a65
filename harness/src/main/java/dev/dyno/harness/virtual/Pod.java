package dev.dyno.harness.virtual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The system of a virtual device: a process tree in namespaces of its own, which ends as a whole. */
final class Pod {
    /** The file that says which process it is. */
    static final String LEADER = "pod";

    private static final String PID = "pid";
    private static final String LOG = "boot.log";

    private Pod() {}

    /**
     * Starts one and waits until it can be connected to.
     *
     * @param storage how many MiB its storage holds; {@code -} for as much as there is
     */
    static Leader boot(VirtualParts parts, Path folder, VirtualDevice.Kind kind, String storage) throws IOException {
        Files.deleteIfExists(folder.resolve(PID));
        List<String> command = new ArrayList<>(List.of("sh", script(parts, "pod.sh"), folder.toString()));
        command.add(script(parts, kind == VirtualDevice.Kind.PHONE ? "phone.sh" : "board.sh"));
        command.addAll(List.of(
                folder.toString(), parts.image().toString(), parts.java().toString(), storage));
        Path log = folder.resolve(LOG);
        Leader leader = Leader.start(command, folder.resolve(LEADER), log);
        try {
            Patience.await("the virtual device in " + folder, () -> {
                if (!leader.alive()) {
                    throw new IOException("the virtual device in " + folder + " ended at once: " + Leader.tail(log));
                }
                return listens(folder, kind.port());
            });
            return leader;
        } catch (IOException e) {
            leader.kill();
            throw e;
        }
    }

    /** The process by which others enter its namespaces. */
    static String pid(Path folder) throws IOException {
        return Files.readString(folder.resolve(PID)).strip();
    }

    /** Whether somebody listens in its network. The table there has ports in hexadecimal, and 0A for listening. */
    private static boolean listens(Path folder, int port) throws IOException {
        if (!Files.exists(folder.resolve(PID)) || pid(folder).isEmpty()) {
            return false;
        }
        Path net = Path.of("/proc", pid(folder), "net");
        return Patience.listens(net.resolve("tcp"), String.format(Locale.ROOT, ":%04X ", port))
                || Patience.listens(net.resolve("tcp6"), String.format(Locale.ROOT, ":%04X ", port));
    }

    private static String script(VirtualParts parts, String name) {
        return parts.script(name).toString();
    }
}
