package dev.dyno.harness.transport;

import java.time.Duration;

/**
 * Bounds of one command.
 *
 * @param time after which its process group is killed; positive
 * @param stdoutBytes how much of standard output is kept; what follows is read and dropped
 * @param stderrBytes how much of standard error is kept; the last bytes count
 */
public record ExecLimits(Duration time, int stdoutBytes, int stderrBytes) {

    /** For quick questions: 10 s, 1 MiB out, 64 KiB of errors. */
    public static final ExecLimits QUICK = new ExecLimits(Duration.ofSeconds(10), 1 << 20, 1 << 16);

    public ExecLimits {
        if (time.isNegative() || time.isZero() || stdoutBytes < 0 || stderrBytes < 0) {
            throw new IllegalArgumentException("command limits out of range");
        }
    }
}
