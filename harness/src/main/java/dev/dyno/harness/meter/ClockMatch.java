package dev.dyno.harness.meter;

import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.protocol.TrialResult.ClockPair;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The agent's clock beside this machine's monotonic clock: the agent tells of the device's wall clock, and the device is asked for the same
 * while this machine's clock is read before and after.
 *
 * @param offsetNanos the agent's clock less this machine's
 * @param errorNanos how far that may be off
 * @param problem why the clocks cannot be matched; empty if they can
 */
public record ClockMatch(long offsetNanos, long errorNanos, String problem) {
    private static final int TRIES = 5;
    /** Two clocks of one device differ by no more in the minutes of a trial, unless one is set. */
    private static final double SLEW = 2e-4;

    private static final long SET_NANOS = 20_000_000L;

    /**
     * Matches the clocks now.
     *
     * @param told by the agent, at the start and at the end of its trial
     * @throws dev.dyno.results.error.DeviceException if the device cannot be reached
     */
    public static ClockMatch now(DeviceSession session, List<ClockPair> told, LongSupplier nanoTime) {
        if (told.size() < 2) {
            return none("the agent does not tell of the device's wall clock");
        }
        ClockPair first = told.get(0);
        ClockPair last = told.get(told.size() - 1);
        double ran = last.agentNanos() - first.agentNanos();
        double off = (last.wallNanos() - first.wallNanos()) - ran;
        if (!(Math.abs(off) <= SET_NANOS + SLEW * ran)) {
            return none(String.format(
                    Locale.ROOT,
                    "the device's wall clock was set by %.3f s during the trial, so a meter beside it cannot be matched",
                    off * 1e-9));
        }
        Optional<Asked> best = ask(session, nanoTime);
        if (best.isEmpty()) {
            return none("the device's date command tells no nanoseconds, so a meter beside it cannot be matched");
        }
        Asked asked = best.get();
        long offset = last.agentNanos() - last.wallNanos() + asked.wallNanos() - asked.hereNanos();
        long error = asked.errorNanos() + last.errorNanos() + (long) Math.abs(off);
        return new ClockMatch(offset, error, "");
    }

    private static ClockMatch none(String problem) {
        return new ClockMatch(0, 0, problem);
    }

    private static Optional<Asked> ask(DeviceSession session, LongSupplier nanoTime) {
        Optional<Asked> best = Optional.empty();
        for (int i = 0; i < TRIES; i++) {
            long before = nanoTime.getAsLong();
            String text = session.exec(Command.of("date", "+%s%N"), ExecLimits.QUICK)
                    .text()
                    .strip();
            long after = nanoTime.getAsLong();
            if (!text.matches("[0-9]{19}")) {
                return Optional.empty();
            }
            Asked asked = new Asked(Long.parseLong(text), before + (after - before) / 2, (after - before) / 2 + 1);
            if (best.isEmpty() || asked.errorNanos() < best.get().errorNanos()) {
                best = Optional.of(asked);
            }
        }
        return best;
    }

    private record Asked(long wallNanos, long hereNanos, long errorNanos) {}
}
