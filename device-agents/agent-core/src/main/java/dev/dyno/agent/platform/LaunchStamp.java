package dev.dyno.agent.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long ago the process was launched. Whoever launches it on the device stamps the time just before; the stamp is fine
 * but on a clock that may be set. The kernel's own record is monotonic but coarse, so it decides whether to believe the
 * stamp.
 */
public final class LaunchStamp {
    /** The environment variable with the launch in nanoseconds since 1970, as {@code date +%s%N} prints it. */
    public static final String VARIABLE = "DYNO_LAUNCHED_AT";

    /** Both of the kernel's times are cut to hundredths of a second; a shell may take a little from stamp to process. */
    private static final long TRUSTED_NANOS = 100_000_000L;

    private static final double TICKS_PER_SECOND = 100;

    private LaunchStamp() {}

    /** Nanoseconds from the stamp to now, or unknown without a believable stamp. */
    public static long sinceLaunchNanos(@Nullable String stamp) {
        if (stamp == null || !stamp.matches("[0-9]{1,18}|[1-8][0-9]{18}")) {
            return Platform.UNKNOWN;
        }
        long launched = Long.parseLong(stamp);
        Instant launch = Instant.ofEpochSecond(launched / 1_000_000_000L, launched % 1_000_000_000L);
        long since = nanos(Duration.between(launch, Instant.now()));
        return since >= 0 && Math.abs(since - sinceStartNanos()) <= TRUSTED_NANOS ? since : Platform.UNKNOWN;
    }

    private static long nanos(Duration duration) {
        return duration.abs().compareTo(Duration.ofHours(1)) < 0 ? duration.toNanos() : Long.MIN_VALUE / 4;
    }

    /** Time since the process began, as the kernel has it. */
    static long sinceStartNanos() {
        try {
            String stat = read("/proc/self/stat");
            // the command's name, in parentheses, may hold anything; the start is the 20th word after it
            String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            String uptime = read("/proc/uptime");
            double up = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
            return (long) ((up - Long.parseLong(words[19]) / TICKS_PER_SECOND) * 1e9);
        } catch (IOException | RuntimeException e) {
            return Long.MAX_VALUE / 4; // believes no stamp
        }
    }

    private static String read(String file) throws IOException {
        return new String(Files.readAllBytes(Paths.get(file)), StandardCharsets.ISO_8859_1);
    }
}
