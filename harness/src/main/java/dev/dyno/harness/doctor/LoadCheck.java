package dev.dyno.harness.doctor;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How busy the machine is with other things, looked at for a moment. */
public final class LoadCheck {
    private static final double QUIET = 0.05;
    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    /** user, nice, system, idle, iowait, irq, softirq, steal; guest time is part of user time. */
    private static final int FIELDS = 8;

    private final KernelFiles files;
    private final Runnable pause;

    /**
     * A check of a Linux machine.
     *
     * @param root the folder that holds {@code proc}; {@code /} but in tests
     * @param pause waits for some tenths of a second
     */
    public LoadCheck(Path root, Runnable pause) {
        this.files = new KernelFiles(root);
        this.pause = pause;
    }

    /** The share of all processors that is in use. */
    public Finding run() {
        Optional<long[]> before = ticks();
        pause.run();
        Optional<long[]> after = ticks();
        if (before.isEmpty() || after.isEmpty()) {
            return Finding.absent("background load", "the kernel does not say");
        }
        double all = Math.max(
                1,
                Arrays.stream(after.get()).sum() - Arrays.stream(before.get()).sum());
        double share = 1 - (idle(after.get()) - idle(before.get())) / all;
        String found = String.format(Locale.ROOT, "%.0f %% of all processors in use", 100 * share);
        return share <= QUIET
                ? Finding.ok("background load", found)
                : Finding.warning("background load", found, "Stop what else runs here, or wait until it has finished.");
    }

    private Optional<long[]> ticks() {
        return files.text("proc/stat")
                .map(text -> text.lines().findFirst().orElse("").split("\\s+"))
                .filter(words -> words.length > FIELDS && words[0].equals("cpu"))
                .map(words -> Arrays.stream(words, 1, FIELDS + 1)
                        .mapToLong(Long::parseLong)
                        .toArray());
    }

    private static double idle(long[] ticks) {
        return ticks[IDLE] + ticks[IO_WAIT];
    }
}
