package dev.dyno.reports.page.chart;

import dev.dyno.results.metric.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One axis of a drawing: from numbers to pixels, with round numbers to label it by.
 *
 * @param low the number at its start
 * @param high the number at its end, above the one at its start
 * @param from the pixel of its start
 * @param to the pixel of its end
 */
public record Axis(double low, double high, double from, double to) {
    public Axis {
        if (!(high > low)) {
            throw new IllegalArgumentException("an axis from " + low + " to " + high);
        }
    }

    /**
     * An axis for the finite ones of some numbers, with a little room at both ends.
     *
     * @param values may be empty; the axis then goes from 0 to 1
     */
    public static Axis around(double[] values, double from, double to) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        double least = Arrays.stream(finite).min().orElse(0);
        double most = Arrays.stream(finite).max().orElse(1);
        double room = Math.max((most - least) * 0.06, Math.max(Math.abs(most) * 0.005, 1e-12));
        double low = least >= 0 ? Math.max(0, least - room) : least - room;
        return new Axis(low, most + room, from, to);
    }

    /** Where a number lies. */
    public double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    /** Where numbers lie. */
    public double[] at(double[] values) {
        return Arrays.stream(values).map(this::at).toArray();
    }

    /** Round numbers on the axis: about as many as asked for, 1, 2 or 5 times a power of ten apart. */
    public List<Double> ticks(int about) {
        double step = step(about);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /**
     * Numbers on the axis that are round in the prefix of their labels: of bytes 50 MiB, not 50 MB.
     *
     * @param unit of the axis' numbers
     */
    public List<Double> ticks(int about, Unit unit) {
        double factor =
                AxisUnit.of(unit, Math.max(Math.abs(low), Math.abs(high))).factor();
        return new Axis(low / factor, high / factor, from, to)
                .ticks(about).stream().map(tick -> tick * factor).toList();
    }

    private double step(int about) {
        double rough = (high - low) / Math.max(1, about);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        return power * (digit > 5 ? 10 : digit > 2 ? 5 : digit > 1 ? 2 : 1);
    }

    /**
     * Labels for ticks, each with its unit: the prefix that suits the axis' end, and as many decimals as tell them apart.
     *
     * @param ticks as of {@link #ticks}
     */
    public List<String> labels(List<Double> ticks, Unit unit) {
        AxisUnit scale = AxisUnit.of(unit, Math.max(Math.abs(low), Math.abs(high)));
        return ticks.stream()
                .map(tick -> BigDecimal.valueOf(Math.abs(tick) < 1e-300 ? 0 : tick / scale.factor())
                                .round(new MathContext(6))
                                .stripTrailingZeros()
                                .toPlainString()
                        + scale.symbol())
                .toList();
    }
}
