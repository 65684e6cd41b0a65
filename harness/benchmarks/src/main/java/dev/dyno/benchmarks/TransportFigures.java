package dev.dyno.benchmarks;

import dev.dyno.harness.device.BlobStore;
import dev.dyno.harness.device.Bundle;
import dev.dyno.harness.device.FileDigests;
import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DevicePath;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.virtual.VirtualParts;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** How fast commands and files go over the transports, beside the platforms' own programs, interleaved. */
final class TransportFigures {
    private static final int COMMANDS = 100;
    /** Until Java has compiled what a command over ssh takes: the second hundred of a process still take half as long again. */
    private static final int WARM_UP = 1_000;
    /** How a session is used while a trial runs: a question now and then. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final int COPIES = 6;
    private static final int MEGABYTES = 200;

    /** What phones reach over it in practice: 40 MB/s. */
    private static final String USB_2 = "320mbit";

    private static final File NOWHERE = new File("/dev/null");
    private static final Command TRUE = Command.of("true");

    private final Path parts;
    private final Path temporary;
    private final Figures figures;

    /**
     * Takes no figure yet.
     *
     * @param parts where the parts of virtual devices are kept
     * @param temporary for everything else
     */
    TransportFigures(Path parts, Path temporary, Figures figures) {
        this.parts = parts;
        this.temporary = temporary;
        this.figures = figures;
    }

    void take() throws IOException {
        figures.heading(
                "./bench transport", "Commands and files over adb and ssh, on a virtual phone and a virtual board");
        List<String> missing = VirtualParts.missingTools();
        if (!missing.isEmpty()) {
            figures.note("skipped: virtual devices need " + String.join(", ", missing));
            return;
        }
        try (BenchDevices devices = BenchDevices.start(parts, temporary);
                DeviceSession phone = devices.adb().open(devices.phoneEntry());
                DeviceSession board = devices.ssh().open(devices.boardEntry())) {
            overAdb(devices, phone);
            overSsh(devices, board);
            Path file = random(temporary.resolve("large"));
            copies("adb push", phone, file, target -> devices.adb("push", file.toString(), target.value()), 0.95);
            copies("scp", board, file, target -> devices.scp(file, target.value()), 0.90);
            devices.slow(USB_2);
            copies(
                    "adb push over USB 2",
                    phone,
                    file,
                    target -> devices.adb("push", file.toString(), target.value()),
                    0.95);
            devices.slow("");
            deployment(phone, file);
            deployment(board, file);
        }
    }

    private void overAdb(BenchDevices devices, DeviceSession phone) {
        double[] ours = new double[COMMANDS];
        double[] theirs = new double[COMMANDS];
        for (int i = -COMMANDS; i < COMMANDS; i++) { // the first half warms up
            double adb = seconds(phone);
            double program = Timed.seconds(devices.adb("shell", "true"), Map.of(), temporary, NOWHERE);
            if (i >= 0) {
                ours[i] = adb;
                theirs[i] = program;
            }
        }
        figures.median("a command over adb", ours, "");
        figures.median("adb shell true", theirs, "");
        figures.ratio("ours / adb shell true", ours, theirs, "target at most 0.5");
    }

    /** With pauses and without; then OpenSSH's own program, which is too slow to start to be put in between. */
    private void overSsh(BenchDevices devices, DeviceSession board) {
        double[] first = commands(board, COMMANDS, Duration.ZERO);
        commands(board, WARM_UP, Duration.ZERO);
        double[] paced = commands(board, COMMANDS, PAUSE);
        double[] dense = commands(board, COMMANDS, Duration.ZERO);
        double[] theirs = new double[COMMANDS];
        devices.keepSsh();
        List<String> command = devices.ssh(BenchDevices.LOGIN, "true");
        List<String> question = devices.ssh("-O", "check", BenchDevices.LOGIN);
        for (int i = 0; i < COMMANDS; i++) {
            theirs[i] = Timed.seconds(command, Map.of(), temporary, NOWHERE)
                    - Timed.seconds(question, Map.of(), temporary, NOWHERE);
        }
        figures.median("a command over ssh, one every " + PAUSE.toMillis() + " ms", paced, "target 3 ms");
        figures.median("the same back to back", dense, "target 3 ms");
        figures.median("the first " + COMMANDS + " of the process", first, "");
        figures.median("ssh true over a kept connection, less ssh -O check", theirs, "");
    }

    private static double[] commands(DeviceSession session, int number, Duration pause) {
        double[] seconds = new double[number];
        for (int i = 0; i < number; i++) {
            LockSupport.parkNanos(pause.toNanos());
            seconds[i] = seconds(session);
        }
        return seconds;
    }

    private static double seconds(DeviceSession session) {
        long start = System.nanoTime();
        session.exec(TRUE, ExecLimits.QUICK);
        return (System.nanoTime() - start) / 1e9;
    }

    private void copies(
            String program,
            DeviceSession session,
            Path file,
            Function<DevicePath, List<String>> command,
            double target) {
        DevicePath there = session.workFolder().resolve("copied");
        String sha256 = digest(file);
        double[] ours = new double[COPIES];
        double[] theirs = new double[COPIES];
        for (int i = -1; i < COPIES; i++) {
            double[] pair = new double[2];
            for (int turn = 0; turn < 2; turn++) {
                int which = Math.floorMod(turn + i, 2);
                pair[which] = which == 0
                        ? push(session, file, there, sha256)
                        : Timed.seconds(
                                command.apply(there),
                                Map.of(),
                                temporary,
                                temporary.resolve("log").toFile());
                session.exec(Command.of("rm", there.value()), ExecLimits.QUICK);
            }
            if (i >= 0) {
                ours[i] = pair[0];
                theirs[i] = pair[1];
            }
        }
        figures.median("push of " + MEGABYTES + " MB, checked on the device", ours, "");
        figures.median(program + " of the same, unchecked", theirs, "");
        figures.ratio("speed of ours / " + program, theirs, ours, "target at least " + target);
    }

    /** As it is known for every file that is deployed. */
    private static String digest(Path file) {
        try {
            return new FileDigests().sha256(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double push(DeviceSession session, Path file, DevicePath target, String sha256) {
        long start = System.nanoTime();
        session.push(file, target, sha256);
        return (System.nanoTime() - start) / 1e9;
    }

    private void deployment(DeviceSession session, Path file) {
        Bundle bundle = Bundle.of("large", file);
        BlobStore blobs = new BlobStore(new FileDigests());
        long first = blobs.deploy(session, bundle).pushedBytes();
        long second = new BlobStore(new FileDigests()).deploy(session, bundle).pushedBytes();
        figures.note(session.device() + ": a first deploy pushes " + first + " bytes, a second one of the same "
                + second + "   target 0");
    }

    private static Path random(Path file) throws IOException {
        Random random = new Random(1);
        byte[] block = new byte[1_000_000];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < MEGABYTES; i++) {
                random.nextBytes(block);
                out.write(block);
            }
        }
        return file;
    }
}
