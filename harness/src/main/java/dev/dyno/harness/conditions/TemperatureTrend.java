package dev.dyno.harness.conditions;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/** How fast a temperature changes, by the looks of the last minute. */
final class TemperatureTrend {
    /** Older looks say nothing of now. */
    private static final double LONGEST_SECONDS = 60;
    /** Sensors have steps of up to a degree: in less time than this a slope is made of them. */
    private static final double SHORTEST_SECONDS = 20;

    private final Deque<Look> looks = new ArrayDeque<>();

    private record Look(double seconds, double celsius) {}

    /** Adds a look; times only grow. */
    void add(double seconds, double celsius) {
        looks.add(new Look(seconds, celsius));
        while (seconds - looks.element().seconds() > LONGEST_SECONDS) {
            looks.remove();
        }
    }

    /** The slope of the line that fits best, in degrees per second; empty while the looks span too little time. */
    OptionalDouble slope() {
        if (looks.isEmpty() || looks.getLast().seconds() - looks.getFirst().seconds() < SHORTEST_SECONDS) {
            return OptionalDouble.empty();
        }
        double time = looks.stream().mapToDouble(Look::seconds).average().orElse(0);
        double heat = looks.stream().mapToDouble(Look::celsius).average().orElse(0);
        double together = 0;
        double alone = 0;
        for (Look look : looks) {
            together += (look.seconds() - time) * (look.celsius() - heat);
            alone += (look.seconds() - time) * (look.seconds() - time);
        }
        return OptionalDouble.of(together / alone);
    }
}
