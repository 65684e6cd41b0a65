package dev.dyno.benchmarks;

import dev.dyno.harness.transport.Transport;
import dev.dyno.harness.transport.adb.AdbTransport;
import dev.dyno.harness.transport.ssh.SshTransport;
import dev.dyno.harness.virtual.LoopbackPort;
import dev.dyno.harness.virtual.VirtualDevice;
import dev.dyno.harness.virtual.VirtualIdentity;
import dev.dyno.harness.virtual.VirtualParts;
import dev.dyno.scenarios.Lab;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A virtual phone behind an adb server of its own and a virtual board, and how their platforms' own programs reach them.
 *
 * @param phone reached over adb
 * @param board reached over ssh
 * @param adbPort where the adb server listens
 * @param home holds the key for the board and its host key
 */
record BenchDevices(VirtualDevice phone, VirtualDevice board, int adbPort, Path home) implements AutoCloseable {
    /** Who logs in where. */
    static final String LOGIN = "root@127.0.0.1";

    private static final File NOWHERE = new File("/dev/null");

    static BenchDevices start(Path parts, Path folder) throws IOException {
        VirtualParts made = VirtualParts.in(parts);
        Path home = folder.resolve("home");
        Path key = Files.createDirectories(home.resolve(".ssh")).resolve("id_ed25519");
        Timed.seconds(
                List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()),
                Map.of(),
                folder,
                NOWHERE);
        String login = Files.readString(Path.of(key + ".pub")).strip();
        VirtualIdentity one = VirtualIdentity.phone("Bench Phone", "P1");
        VirtualIdentity two = VirtualIdentity.board("Bench Board", "B1", login);
        VirtualDevice phone = VirtualDevice.start(made, folder.resolve("phone"), one, LoopbackPort.free(), 0);
        BenchDevices devices = new BenchDevices(
                phone,
                VirtualDevice.start(made, folder.resolve("board"), two, LoopbackPort.free(), 0),
                LoopbackPort.free(),
                home);
        SshTransport ssh = new SshTransport(devices.environment());
        ssh.trust(devices.boardEntry(), ssh.trust(devices.boardEntry(), "").fingerprint());
        return devices;
    }

    Map<String, String> environment() {
        return Map.of(
                "ANDROID_ADB_SERVER_PORT", Integer.toString(adbPort), "PATH", "/usr/bin:/bin", "HOME", home.toString());
    }

    Transport adb() {
        return new AdbTransport(environment());
    }

    Transport ssh() {
        return new SshTransport(environment());
    }

    Lab.Entry phoneEntry() {
        return new Lab.Entry("phone", AdbTransport.NAME, Map.of("serial", serial()));
    }

    Lab.Entry boardEntry() {
        return new Lab.Entry(
                "board",
                SshTransport.NAME,
                Map.of("host", "127.0.0.1", "port", Integer.toString(board.port()), "user", "root"));
    }

    /** The command line of {@code adb} for the phone. */
    List<String> adb(String command, String... arguments) {
        return command(List.of("adb", "-P", Integer.toString(adbPort), "-s", serial(), command), List.of(arguments));
    }

    /**
     * Makes the phone's link as slow as a real one.
     *
     * @param rate as {@code tc} reads it; empty for as fast as it can
     */
    void slow(String rate) {
        String script = rate.isEmpty()
                ? "tc qdisc del dev lo root"
                : "tc qdisc replace dev lo root tbf rate " + rate + " burst 256kb latency 400ms";
        try {
            String pid = Files.readString(home.resolveSibling("phone").resolve("pid"))
                    .strip();
            Timed.seconds(List.of("nsenter", "-t", pid, "-n", "sh", "-c", script), Map.of(), home, NOWHERE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command line that copies a file to the board by {@code scp}. */
    List<String> scp(Path file, String target) {
        return command(
                List.of("scp", "-q", "-P", Integer.toString(board.port())),
                command(options(), List.of(file.toString(), LOGIN + ":" + target)));
    }

    /**
     * OpenSSH's own program over a connection that it keeps: what a command costs there less the same program's mere question
     * to that connection is what sshd, its fork and the login shell take, whoever asks.
     */
    List<String> ssh(String... arguments) {
        return command(
                command(List.of("ssh", "-p", Integer.toString(board.port()), "-S", control()), options()),
                List.of(arguments));
    }

    /** Opens the connection that {@link #ssh} uses. */
    void keepSsh() {
        Timed.seconds(ssh("-f", "-N", "-M", LOGIN), Map.of(), home, NOWHERE);
    }

    private String control() {
        return home.resolve("control").toString();
    }

    private List<String> options() {
        return List.of(
                "-i",
                home.resolve(".ssh/id_ed25519").toString(),
                "-o",
                "UserKnownHostsFile=" + home.resolve(".ssh/known_hosts"));
    }

    private String serial() {
        return "127.0.0.1:" + phone.port();
    }

    private static List<String> command(List<String> first, List<String> rest) {
        return java.util.stream.Stream.concat(first.stream(), rest.stream()).toList();
    }

    @Override
    public void close() {
        Timed.seconds(ssh("-O", "exit", LOGIN), Map.of(), home, NOWHERE, java.util.Set.of(0, 255));
        Timed.seconds(
                List.of("adb", "-P", Integer.toString(adbPort), "kill-server"),
                Map.of(),
                home,
                NOWHERE,
                java.util.Set.of(0, 1));
        phone.close();
        board.close();
    }
}
