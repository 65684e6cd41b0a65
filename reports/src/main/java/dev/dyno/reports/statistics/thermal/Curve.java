package dev.dyno.reports.statistics.thermal;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A temperature that a constant load drives up: {@code T(t) = start + sum of rise (1 - exp(-t / tau))}, the step response of a
 * chain of thermal resistors and capacitors from the chip to the air in Foster's form (V. Székely, "On the representation of
 * infinite-length distributed RC one-ports", IEEE Transactions on Circuits and Systems 38 (1991)). At the chip all rises are
 * positive; away from it, as on the skin, which warms with a delay, the faster one may be negative. A power that grows in
 * proportion to the temperature, as leakage does, only changes the constants.
 *
 * @param start in degrees Celsius, when the load begins
 * @param stages one or two, the faster first
 */
public record Curve(double start, List<Stage> stages) {
    /** Crossings later than this are none, in seconds. */
    private static final double LATEST = 1e6;

    private static final int HALVINGS = 60;

    /**
     * One resistor with its capacitor.
     *
     * @param timeConstant in seconds, above 0
     * @param rise its share of the whole rise, in degrees Celsius
     */
    public record Stage(double timeConstant, double rise) {
        public Stage {
            if (!(timeConstant > 0) || !Double.isFinite(rise)) {
                throw new IllegalArgumentException("no stage: " + timeConstant + " s, " + rise + " C");
            }
        }
    }

    public Curve {
        stages = List.copyOf(stages);
        if (stages.isEmpty() || !Double.isFinite(start)) {
            throw new IllegalArgumentException("a curve has a start and at least one stage");
        }
    }

    /** By how much it rises in all, in degrees Celsius. */
    public double rise() {
        return stages.stream().mapToDouble(Stage::rise).sum();
    }

    /** Whether it goes up all the time: the slower stage does, and the faster one does not outweigh it at the beginning. */
    public boolean rising() {
        double slope = stages.stream()
                .mapToDouble(stage -> stage.rise() / stage.timeConstant())
                .sum();
        return slope >= 0 && stages.get(stages.size() - 1).rise() > 0;
    }

    /** Where it ends, in degrees Celsius. */
    public double equilibrium() {
        return start + rise();
    }

    /** The temperature at a time since the load began, in degrees Celsius. */
    public double at(double seconds) {
        double celsius = start;
        for (Stage stage : stages) {
            celsius -= stage.rise() * Math.expm1(-seconds / stage.timeConstant());
        }
        return celsius;
    }

    /** When it reaches a temperature, in seconds: 0 where it begins there; empty where it never does. It must not fall. */
    public OptionalDouble reaches(double celsius) {
        if (celsius <= start) {
            return OptionalDouble.of(0);
        }
        double before = 0;
        double after = stages.get(stages.size() - 1).timeConstant();
        while (after < LATEST && at(after) < celsius) {
            before = after;
            after *= 2;
        }
        if (at(after) < celsius) {
            return OptionalDouble.empty();
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (before + after) / 2;
            boolean there = at(middle) >= celsius;
            after = there ? middle : after;
            before = there ? before : middle;
        }
        return OptionalDouble.of(after);
    }

    /**
     * The same device elsewhere and otherwise loaded. The network is linear: all temperatures move with the air's, and rises
     * are in proportion to the power above that of rest, so that a load that works only a share of the time warms by that
     * share. It takes for granted that the device had been at rest, and at its temperature of rest, before the load began.
     *
     * @param warmer by how much the air is warmer, in degrees Celsius
     * @param duty the share of the time that the load works, of the time that it did; above 0
     */
    public Curve under(double warmer, double duty) {
        return new Curve(
                start + warmer,
                stages.stream()
                        .map(stage -> new Stage(stage.timeConstant(), stage.rise() * duty))
                        .toList());
    }
}
