package dev.dyno.harness.transport.adb;

import dev.dyno.harness.transport.shell.RemoteShell;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Commands and files of one device by way of an adb server. */
final class AdbShell implements RemoteShell {
    private final AdbServer server;
    private final String serial;
    private final Duration stall;
    private final Set<ShellChannel> open = ConcurrentHashMap.newKeySet();

    AdbShell(AdbServer server, String serial, Duration stall) {
        this.server = server;
        this.serial = serial;
        this.stall = stall;
    }

    @Override
    public Channel start(String line, Sink stdout, Sink stderr, Duration patience) throws IOException {
        Socket socket = server.open(serial, "shell,v2,raw:" + line, patience);
        ShellChannel channel = new ShellChannel(socket, stdout, stderr);
        open.add(channel);
        channel.begin(() -> open.remove(channel));
        return channel;
    }

    @Override
    public void send(Path file, String target) throws IOException {
        DdmSync.on(server, serial, stall).push(file, target);
    }

    @Override
    public void fetch(String source, Path target, long maxBytes) throws IOException {
        DdmSync.on(server, serial, stall).pull(source, target, maxBytes);
    }

    /** Android's own shell is mksh. */
    @Override
    public boolean posix() {
        return true;
    }

    @Override
    public void close() {
        open.forEach(ShellChannel::close);
    }
}
