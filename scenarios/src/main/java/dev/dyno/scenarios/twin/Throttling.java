package dev.dyno.scenarios.twin;

import java.util.List;

/**
 * How a twin slows down when it is hot.
 *
 * @param sensor whose temperature counts
 * @param steps from the coolest on; each slower and no less severe than the one before; none for a twin that never slows down
 */
public record Throttling(Sensor sensor, List<Step> steps) {
    /** Where a temperature is taken. */
    public enum Sensor {
        /** In the chip. */
        DIE,
        /** At the surface. */
        SKIN
    }

    /**
     * One step of it.
     *
     * @param above it begins when the temperature is at least this, in C
     * @param below it ends when the temperature is at most this, in C, less than {@code above}
     * @param share of the highest frequency that is left, above 0, at most 1
     * @param status Android's thermal status, 1 (light) to 6 (shutdown)
     */
    public record Step(double above, double below, double share, int status) {
        public Step {
            Ranges.within("start of a step", above, -40, 200);
            Ranges.within("end of a step", below, -40, Math.nextDown(above));
            Ranges.within("frequency of a step", share, Math.nextUp(0), 1);
            Ranges.within("status of a step", status, 1, 6);
        }
    }

    public Throttling {
        steps = List.copyOf(steps);
        for (int i = 1; i < steps.size(); i++) {
            Step before = steps.get(i - 1);
            Step step = steps.get(i);
            if (step.above <= before.above || step.share >= before.share || step.status < before.status) {
                throw new IllegalArgumentException(
                        "each step is hotter, slower and no less severe than the one before");
            }
        }
    }
}
