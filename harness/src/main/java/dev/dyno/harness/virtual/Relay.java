package dev.dyno.harness.virtual;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A virtual device's only link: passes on what connects to a port of this machine's loopback. */
final class Relay {
    /** The file that says which process it is. */
    static final String LEADER = "relay";

    private static final Path SOCKETS = Path.of("/proc/net/tcp");

    private Relay() {}

    /** Starts one and waits until it can be connected to. */
    static Leader start(VirtualParts parts, Path folder, VirtualDevice.Kind kind, int port) throws IOException {
        // socat itself reads colons and commas in what it is told to run; the folder comes by its working folder.
        Path log = folder.resolve("relay.log");
        String enter = "sh ./connect.sh " + kind.port();
        Leader leader = Leader.start(
                List.of(
                        "sh",
                        "-c",
                        "cp \"$1\" \"$2/connect.sh\" && cd \"$2\" && exec socat -b 262144 \"$3\" \"$4\"",
                        "sh",
                        parts.script("connect.sh").toString(),
                        folder.toString(),
                        "TCP-LISTEN:" + port + ",bind=127.0.0.1,fork,reuseaddr,nodelay",
                        "EXEC:" + enter),
                folder.resolve(LEADER),
                log);
        String loopback = String.format(Locale.ROOT, "0100007F:%04X ", port);
        try {
            Patience.await("the link of the virtual device in " + folder, () -> {
                if (!leader.alive()) {
                    throw new IOException("no link on port " + port + ": " + Leader.tail(log));
                }
                return Patience.listens(SOCKETS, loopback);
            });
            return leader;
        } catch (IOException e) {
            leader.kill();
            throw e;
        }
    }
}
