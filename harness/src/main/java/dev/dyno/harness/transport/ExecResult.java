package dev.dyno.harness.transport;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a command did. Compared by content.
 *
 * @param exitCode 0 to 255; 128 + signal if a signal ended it (over ssh 128 alone for one that it has no name for)
 * @param stdout the first bytes of standard output, exactly as written
 * @param stderr the last bytes of standard error, exactly as written
 * @param truncated whether either stream said more than was kept
 */
@SuppressWarnings("ArrayRecordComponent") // cloned in and out, compared by content
public record ExecResult(int exitCode, byte[] stdout, byte[] stderr, boolean truncated) {

    public ExecResult {
        stdout = stdout.clone();
        stderr = stderr.clone();
    }

    /** Whether it ended with exit code 0. */
    public boolean ok() {
        return exitCode == 0;
    }

    /** Standard output as UTF-8 text; malformed bytes become the replacement character. */
    public String text() {
        return new String(stdout, StandardCharsets.UTF_8);
    }

    /** Standard error as UTF-8 text. */
    public String errorText() {
        return new String(stderr, StandardCharsets.UTF_8);
    }

    @Override
    public byte[] stdout() {
        return stdout.clone();
    }

    @Override
    public byte[] stderr() {
        return stderr.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExecResult that
                && exitCode == that.exitCode
                && truncated == that.truncated
                && Arrays.equals(stdout, that.stdout)
                && Arrays.equals(stderr, that.stderr);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * exitCode + Arrays.hashCode(stdout)) + Arrays.hashCode(stderr);
    }

    @Override
    public String toString() {
        return "exit code " + exitCode + ", " + stdout.length + " bytes out, " + stderr.length + " bytes of errors";
    }
}
