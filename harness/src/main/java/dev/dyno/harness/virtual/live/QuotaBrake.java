package dev.dyno.harness.virtual.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Slows down by control groups (version 1, {@code cpu.cfs_quota_us}): each thread that is busy gets a group of its own, whose quota
 * is the share of one core that is left, as a lower frequency would slow each thread down, however many there are.
 */
final class QuotaBrake implements Brake {
    /** Long against the kernel's own clock of 4 ms, by which it ends a thread's turn; short against what people notice. */
    private static final long PERIOD_MICROS = 20_000;
    /** A thread is busy if it takes more than this share of a core. */
    private static final double BUSY = 0.05;

    private static final int MOST = 256;

    private final Path groups;
    private final ProcessorTime time;
    private final Map<Long, Long> before = new HashMap<>();
    private final Set<Long> slowed = new HashSet<>();
    private double share = 1;
    private long looked;

    QuotaBrake(Path groups, ProcessorTime time) {
        this.groups = groups;
        this.time = time;
    }

    @Override
    public void leave(double wanted, long first) {
        if (wanted >= 1) {
            close();
            return;
        }
        if (wanted != share) {
            share = wanted;
            slowed.forEach(this::limit);
        }
        Set<Long> threads = new HashSet<>(time.threads(first));
        long now = System.nanoTime();
        for (long thread : threads) {
            look(thread, now);
        }
        looked = now;
        before.keySet().retainAll(threads);
        slowed.removeIf(thread -> !threads.contains(thread) && release(thread));
    }

    @Override
    public void close() {
        slowed.removeIf(this::release);
        before.clear();
        share = 1;
    }

    private void look(long thread, long now) {
        long nanos = Processes.nanos(thread).orElse(0);
        Long last = before.put(thread, nanos);
        boolean busy = last != null && nanos - last > BUSY * (now - looked);
        if (busy && !slowed.contains(thread) && slowed.size() < MOST && !Processes.reaches(thread)) {
            slow(thread);
        }
    }

    private void slow(long thread) {
        try {
            Files.createDirectories(group(thread));
            slowed.add(thread);
            limit(thread);
            Files.writeString(group(thread).resolve("tasks"), Long.toString(thread));
        } catch (IOException e) {
            // It has ended; its group goes with the next look.
        }
    }

    private void limit(long thread) {
        try {
            Files.writeString(group(thread).resolve("cpu.cfs_period_us"), Long.toString(PERIOD_MICROS));
            long quota = Math.max(1_000, Math.round(PERIOD_MICROS * share));
            Files.writeString(group(thread).resolve("cpu.cfs_quota_us"), Long.toString(quota));
        } catch (IOException e) {
            // As above.
        }
    }

    /** Frees a thread, and whatever it has started meanwhile, and removes its group. */
    private boolean release(long thread) {
        Path group = group(thread);
        Path all = group.resolveSibling("tasks");
        for (long task : Processes.numbers(Processes.read(group.resolve("tasks")))) {
            try {
                Files.writeString(all, Long.toString(task));
            } catch (IOException e) {
                // It has ended.
            }
        }
        try {
            Files.deleteIfExists(group);
            return true;
        } catch (IOException e) {
            return !Files.exists(group);
        }
    }

    private Path group(long thread) {
        return groups.resolveSibling(groups.getFileName() + "." + thread);
    }
}
