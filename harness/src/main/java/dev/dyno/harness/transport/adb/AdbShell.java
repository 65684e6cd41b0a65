package dev.dyno.harness.transport.adb;

import dev.dyno.harness.transport.shell.RemoteShell;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Commands and files of one device by way of an adb server. */
final class AdbShell implements RemoteShell {
    private final AdbServer server;
    private final String serial;
    private final Set<ShellChannel> open = ConcurrentHashMap.newKeySet();

    AdbShell(AdbServer server, String serial) {
        this.server = server;
        this.serial = serial;
    }

    @Override
    public Channel start(String line, Sink stdout, Sink stderr) throws IOException {
        Socket socket = server.open(serial, "shell,v2,raw:" + line);
        ShellChannel channel = new ShellChannel(socket, stdout, stderr);
        open.add(channel);
        channel.begin(() -> open.remove(channel));
        return channel;
    }

    @Override
    public void send(Path file, String target) throws IOException {
        DdmSync.on(server, serial).push(file, target);
    }

    @Override
    public void fetch(String source, Path target, long maxBytes) throws IOException {
        DdmSync.on(server, serial).pull(source, target, maxBytes);
    }

    @Override
    public void close() {
        open.forEach(ShellChannel::close);
    }
}
