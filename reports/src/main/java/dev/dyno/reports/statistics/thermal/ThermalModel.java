package dev.dyno.reports.statistics.thermal;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How a device warms under a load: curves that the readings allow, each as often among the draws as it is probable. What is
 * asked is asked of every curve, so that an interval has all in it that is unknown: noise, time constants, one stage or two.
 */
public final class ThermalModel {
    /** A curve has settled when this share of its rise is done. */
    private static final double SETTLED = 0.95;

    private final List<Curve> draws;

    /**
     * A model of draws.
     *
     * @param draws at least one
     */
    ThermalModel(List<Curve> draws) {
        this.draws = List.copyOf(draws);
    }

    /**
     * When a temperature is reached.
     *
     * @param share the probability that it ever is, 0 to 1
     * @param seconds since the load began, infinite where it is not
     */
    public record Reach(double share, Range seconds) {}

    /** The temperature that it tends to, in degrees Celsius. */
    public Range equilibrium() {
        return range(Curve::equilibrium);
    }

    /** The temperature at the beginning of the load, in degrees Celsius. */
    public Range start() {
        return range(Curve::start);
    }

    /** The temperature at a time since the load began, in degrees Celsius. */
    public Range at(double seconds) {
        return range(curve -> curve.at(seconds));
    }

    /** After how many seconds 95 % of the rise are done. */
    public Range settled() {
        return range(
                curve -> curve.reaches(curve.start() + SETTLED * curve.rise()).orElse(Double.POSITIVE_INFINITY));
    }

    /** When it reaches a temperature, given in degrees Celsius. */
    public Reach reaching(double celsius) {
        double[] times = draws.stream()
                .mapToDouble(curve -> curve.reaches(celsius).orElse(Double.POSITIVE_INFINITY))
                .toArray();
        long never = IntStream.range(0, times.length)
                .filter(i -> Double.isInfinite(times[i]))
                .count();
        return new Reach(1 - (double) never / times.length, Range.of(times));
    }

    /** How many stages it most probably has: 1 or 2. */
    public int stages() {
        long two = draws.stream().filter(curve -> curve.stages().size() == 2).count();
        return 2 * two > draws.size() ? 2 : 1;
    }

    /** The time constants of the more probable number of stages, in seconds, the faster first. */
    public List<Range> timeConstants() {
        List<Curve> likely = draws.stream()
                .filter(curve -> curve.stages().size() == stages())
                .toList();
        return IntStream.range(0, stages())
                .mapToObj(stage -> Range.of(likely.stream()
                        .mapToDouble(curve -> curve.stages().get(stage).timeConstant())
                        .toArray()))
                .toList();
    }

    /**
     * The thermal resistance: by how many degrees each watt warms, in equilibrium.
     *
     * @param watts by how much the load's power is above that of the rest before it, above 0
     */
    public Range resistance(double watts) {
        if (!(watts > 0)) {
            throw new IllegalArgumentException("a load adds power, not " + watts + " W");
        }
        return range(curve -> curve.rise() / watts);
    }

    /** The same device elsewhere and otherwise loaded; see {@link Curve#under}. */
    public ThermalModel under(double warmer, double duty) {
        return new ThermalModel(
                draws.stream().map(curve -> curve.under(warmer, duty)).toList());
    }

    private Range range(ToDoubleFunction<Curve> question) {
        return Range.of(draws.stream().mapToDouble(question).toArray());
    }
}
