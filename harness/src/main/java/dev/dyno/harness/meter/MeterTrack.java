package dev.dyno.harness.meter;

import dev.dyno.harness.energy.EnergyTrack;
import dev.dyno.harness.energy.Point;
import dev.dyno.harness.energy.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a meter said during a trial, on the agent's clock.
 *
 * <p>A line arrives after what it tells of. The line that arrived soonest after its own time therefore bounds how the meter's clock
 * differs from this machine's from one side; from the other side it is bounded by the longest time for which a meter is believed to
 * hold back even its quickest line, and by the start of its program, before which it measured nothing.
 *
 * @param track power on the agent's clock
 * @param clockError how far its times may lie from the agent's, in seconds
 */
public record MeterTrack(EnergyTrack track, double clockError) {
    /** One line in so many may be broken, as by a bad cable. */
    private static final int BROKEN = 100;

    private static final double GAP = 5;
    private static final double LEAST_GAP = 1;
    private static final double NANO = 1e-9;

    /**
     * Lays a meter's lines over a trial.
     *
     * @param entries what arrived since the trial was started
     * @param ended why no more will come; empty if more may
     * @param span what the lines must cover: the trial with its rests, in seconds on the agent's clock
     * @param startNanos when the meter's program was started, on this machine's clock; {@link Long#MIN_VALUE} for a file
     * @param maxDelay for how long a meter may hold back even its quickest line, in seconds
     * @param clocks the agent's clock beside this machine's
     */
    public static MeterTrack of(
            List<MeterLog.Entry> entries,
            String ended,
            Span span,
            long startNanos,
            double maxDelay,
            ClockMatch clocks) {
        if (!clocks.problem().isEmpty()) {
            return refused(clocks.problem());
        }
        List<MeterLog.Entry> good =
                entries.stream().filter(entry -> entry.line().isPresent()).toList();
        String broken = broken(entries, good.size());
        if (!broken.isEmpty()) {
            return refused(broken);
        }
        if (good.size() < 3) {
            return refused("the power meter said nothing during the trial" + because(ended));
        }
        Offset offset = offset(good, startNanos, maxDelay);
        double toAgent = offset.seconds() + clocks.offsetNanos() * NANO;
        double error = offset.error() + clocks.errorNanos() * NANO;
        List<Point> points = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        for (MeterLog.Entry entry : good) {
            MeterLine line = entry.line().orElseThrow();
            if (line.time() < last) {
                return refused("the power meter's clock ran backwards, from " + last + " s to " + line.time() + " s");
            }
            if (line.time() > last) {
                points.add(new Point(line.time() + toAgent, line.watts()));
            }
            last = line.time();
        }
        String gap = gap(points, span, error, ended);
        return gap.isEmpty() ? new MeterTrack(new EnergyTrack.Power(points, 0, step(points)), error) : refused(gap);
    }

    private static String broken(List<MeterLog.Entry> entries, int good) {
        int bad = entries.size() - good;
        if (bad == 0 || bad * BROKEN < entries.size()) {
            return "";
        }
        String example = entries.stream()
                .filter(entry -> entry.line().isEmpty())
                .findFirst()
                .map(MeterLog.Entry::text)
                .orElse("");
        return bad + " of " + entries.size() + " lines of the power meter are no 'time,watts', such as '" + example
                + "'";
    }

    /** This machine's clock less the meter's, in seconds. */
    private static Offset offset(List<MeterLog.Entry> good, long startNanos, double maxDelay) {
        double highest = Double.POSITIVE_INFINITY;
        for (MeterLog.Entry entry : good) {
            highest = Math.min(
                    highest, entry.nanos() * NANO - entry.line().orElseThrow().time());
        }
        double lowest = highest - maxDelay;
        if (startNanos != Long.MIN_VALUE) {
            double first = good.get(0).line().orElseThrow().time();
            lowest = Math.min(highest, Math.max(lowest, startNanos * NANO - first));
        }
        return new Offset((lowest + highest) / 2, (highest - lowest) / 2);
    }

    private record Offset(double seconds, double error) {}

    /** Where nothing was said for too long; empty if the whole span is covered. */
    private static String gap(List<Point> points, Span span, double error, String ended) {
        double[] times = points.stream().mapToDouble(Point::time).toArray();
        double[] apart = new double[times.length - 1];
        for (int i = 0; i < apart.length; i++) {
            apart[i] = times[i + 1] - times[i];
        }
        Arrays.sort(apart);
        double most = Math.max(LEAST_GAP, GAP * apart[apart.length / 2]) + error;
        if (times[0] > span.start() + most) {
            return "the power meter's lines begin after the trial's start, as after a run that was gone on with";
        }
        double before = span.start();
        for (double time : times) {
            if (time > span.start() && time < span.end()) {
                if (time - before > most) {
                    return silent(time - before, ended);
                }
                before = time;
            }
        }
        return times[times.length - 1] < span.end() - most ? silent(span.end() - times[times.length - 1], ended) : "";
    }

    private static String silent(double seconds, String ended) {
        return String.format(Locale.ROOT, "the power meter said nothing for %.1f s of the trial", seconds)
                + because(ended);
    }

    private static String because(String ended) {
        return ended.isEmpty() ? "" : ": " + ended;
    }

    /** The smallest change that it showed, in watts. */
    private static double step(List<Point> points) {
        double step = Double.POSITIVE_INFINITY;
        for (int i = 1; i < points.size(); i++) {
            double change = Math.abs(points.get(i).value() - points.get(i - 1).value());
            step = change > 0 ? Math.min(step, change) : step;
        }
        return Double.isInfinite(step) ? 0 : step;
    }

    private static MeterTrack refused(String reason) {
        return new MeterTrack(new EnergyTrack.Refused(reason), 0);
    }
}
