package dev.dyno.harness.virtual.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The control groups (version 1) that belong to a virtual device: one that counts the processor time of all that runs on it, and
 * one for each thread that is slowed down. Their names come of the device's folder, so that a later command finds them again.
 */
public final class ControlGroups {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final Path ROOT = Path.of("/sys/fs/cgroup");

    /** Is there where the kernel can limit processor time. */
    private static final Path BANDWIDTH = Path.of("/proc/sys/kernel/sched_cfs_bandwidth_slice_us");

    private ControlGroups() {}

    /** The group that counts a device's processor time; empty where this user cannot have one. */
    public static Optional<Path> counting(Path device) {
        Path hierarchy = ROOT.resolve("cpuacct");
        return usable(hierarchy, "cpuacct.usage") ? Optional.of(hierarchy.resolve(name(device))) : Optional.empty();
    }

    /** The start of the names of groups that slow a device's threads down; empty where this user cannot have any. */
    static Optional<Path> slowing(Path device) {
        Path hierarchy = ROOT.resolve("cpu");
        // Where both are one, a thread that is slowed down would be counted no longer with its device.
        boolean apart = !Files.exists(hierarchy.resolve("cpuacct.usage"));
        return apart && Files.exists(BANDWIDTH) && usable(hierarchy, "tasks")
                ? Optional.of(hierarchy.resolve(name(device)))
                : Optional.empty();
    }

    /** Removes all groups of a device that has ended. Never throws; what is not there is no error. */
    public static void remove(Path device) {
        for (String hierarchy : new String[] {"cpuacct", "cpu"}) {
            try (DirectoryStream<Path> groups = Files.newDirectoryStream(ROOT.resolve(hierarchy), name(device) + "*")) {
                for (Path group : groups) {
                    removeOne(group);
                }
            } catch (IOException e) {
                // There is no such hierarchy here.
            }
        }
    }

    private static void removeOne(Path group) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE_NANOS) {
            try {
                Files.deleteIfExists(group);
                return;
            } catch (IOException e) {
                LockSupport.parkNanos(POLL_NANOS); // What ran in it is about to end.
            }
        }
    }

    private static boolean usable(Path hierarchy, String file) {
        return Files.exists(hierarchy.resolve(file)) && Files.isWritable(hierarchy);
    }

    private static String name(Path device) {
        byte[] path = device.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8);
        return "dyno-" + UUID.nameUUIDFromBytes(path).toString().substring(0, 13);
    }
}
