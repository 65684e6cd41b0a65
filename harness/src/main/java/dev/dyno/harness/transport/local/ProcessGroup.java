package dev.dyno.harness.transport.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A group of processes that we started.
 *
 * @param id the group's number, which is its leader's process number
 */
record ProcessGroup(long id) {
    private static final int TRIES = 100;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    ProcessGroup {
        if (id <= 1) {
            throw new IllegalArgumentException("not a group of ours: " + id);
        }
    }

    /**
     * Kills all of it and waits until it is gone. Goes on when interrupted.
     *
     * @return whether all of it is gone; a process that hangs in the kernel cannot be killed
     */
    boolean kill() {
        for (int i = 0; i < TRIES; i++) {
            if (i % 10 == 0) {
                signal();
            }
            if (!exists()) {
                return true;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return false;
    }

    private void signal() {
        try {
            // Java can signal single processes only, and a group must not have the time to multiply.
            new ProcessBuilder("/bin/sh", "-c", "kill -s KILL -- \"-$1\"", "sh", Long.toString(id))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            ProcessHandle.of(id).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** Whether it has a process other than those that are dead and only wait to be reaped. */
    boolean exists() {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (isMember(process)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException e) {
            return ProcessHandle.of(id).map(ProcessHandle::isAlive).orElse(false);
        }
    }

    private boolean isMember(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
            // "pid (name) state parent group ...", and the name may hold anything, also spaces and parentheses.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 4);
            return !fields[0].equals("Z") && !fields[0].equals("X") && Long.parseLong(fields[2]) == id;
        } catch (IOException e) {
            return false;
        }
    }
}
