package dev.dyno.agent.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchStampTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "-5", "1", "9999999999999999999", "8999999999999999999", "1700000000000000000"})
    void aStampThatTheKernelDoesNotConfirmIsNotBelieved(String stamp) {
        assertThat(LaunchStamp.sinceLaunchNanos(stamp)).isEqualTo(Platform.UNKNOWN);
    }

    @Test
    void aStampNearTheProcessesStartIsBelieved() {
        assertThat(LaunchStamp.sinceLaunchNanos(stamp(LaunchStamp.sinceStartNanos())))
                .isPositive();
    }

    @Test
    void aStampFromAClockThatWasSetIsNotBelieved() {
        long hour = 3_600_000_000_000L;
        assertThat(LaunchStamp.sinceLaunchNanos(stamp(LaunchStamp.sinceStartNanos() + hour)))
                .isEqualTo(Platform.UNKNOWN);
        assertThat(LaunchStamp.sinceLaunchNanos(stamp(LaunchStamp.sinceStartNanos() - hour)))
                .isEqualTo(Platform.UNKNOWN);
    }

    private static String stamp(long nanosAgo) {
        Instant then = Instant.now().minusNanos(nanosAgo);
        return String.format(Locale.ROOT, "%d%09d", then.getEpochSecond(), then.getNano());
    }
}
