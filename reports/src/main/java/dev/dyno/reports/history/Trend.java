package dev.dyno.reports.history;

import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.reports.statistics.ChangePoint;
import dev.dyno.reports.statistics.ChangePoints;
import dev.dyno.reports.statistics.ChangePoints.Found;
import dev.dyno.reports.statistics.ChangePoints.Settled;
import java.util.Arrays;
import java.util.List;

/**
 * The changes of one series.
 *
 * @param scale whether changes are ratios, as they are where all values are above 0, or differences
 * @param shifts the changes, in order
 * @param settled what to go on from when the series grows
 */
public record Trend(Scale scale, List<Shift> shifts, Settled settled) {
    /** Changes below half a per cent do not count. */
    public static final double SMALLEST = 0.005;

    /**
     * One change.
     *
     * @param position index of the first point of the new level, from 0
     * @param before the level right before, in the unit of the series
     * @param after the level right after
     * @param change after divided by before, or after minus before, as the scale says
     * @param lower the lower end of its 95 % interval
     * @param upper its upper end
     * @param p two-sided p of the change against none; see {@link ChangePoint}
     */
    public record Shift(
            int position, double before, double after, double change, double lower, double upper, double p) {}

    public Trend {
        shifts = List.copyOf(shifts);
    }

    /**
     * Finds the changes of a series.
     *
     * @param values finite, in order of time
     */
    public static Trend of(double[] values) {
        boolean ratio = Arrays.stream(values).allMatch(value -> value > 0);
        if (ratio) {
            double[] logs = Arrays.stream(values).map(Math::log).toArray();
            return ofLogs(logs, Settled.NOTHING);
        }
        double[] sizes = Arrays.stream(values).map(Math::abs).sorted().toArray();
        Found found = ChangePoints.of(values, SMALLEST * sizes[sizes.length / 2]);
        List<Shift> shifts = found.all().stream().map(Trend::difference).toList();
        return new Trend(Scale.DIFFERENCE, shifts, found.settled());
    }

    /**
     * Finds the changes of a series of logarithms.
     *
     * @param logs finite, in order of time
     * @param settled what was settled when the series was shorter
     */
    public static Trend ofLogs(double[] logs, Settled settled) {
        Found found = ChangePoints.resume(logs, settled, SMALLEST);
        List<Shift> shifts = found.all().stream().map(Trend::ratio).toList();
        return new Trend(Scale.RATIO, shifts, found.settled());
    }

    private static Shift ratio(ChangePoint point) {
        return new Shift(
                point.position(),
                Math.exp(point.before()),
                Math.exp(point.after()),
                Math.exp(point.change()),
                Math.exp(point.lower()),
                Math.exp(point.upper()),
                point.p());
    }

    private static Shift difference(ChangePoint point) {
        return new Shift(
                point.position(),
                point.before(),
                point.after(),
                point.change(),
                point.lower(),
                point.upper(),
                point.p());
    }
}
