package dev.dyno.harness.energy;

import java.util.ArrayList;
import java.util.List;

/** A device's consumption over time, in SI units and with the sign of a consumer: more is hungrier. */
public sealed interface EnergyTrack {

    /** Power over time for people to look at, in watts; empty where the track was refused. */
    List<Point> power();

    /**
     * A cumulative counter, free of wraps.
     *
     * @param joules energy since some moment at increasing times; never falling. Readings that repeat the value before are there too
     * @param timeError how far a time may lie from the moment at which its value was true, in seconds
     * @param step the smallest change that the counter shows, in joules
     */
    record Counter(List<Point> joules, double timeError, double step) implements EnergyTrack {
        public Counter {
            joules = ascending(joules);
            notNegative(timeError, step);
        }

        /** The mean power between each two changes of the counter, at the later one. */
        @Override
        public List<Point> power() {
            List<Point> power = new ArrayList<>();
            Point last = joules.isEmpty() ? new Point(0, 0) : joules.get(0);
            for (Point point : joules) {
                if (point.value() > last.value()) {
                    power.add(new Point(point.time(), (point.value() - last.value()) / (point.time() - last.time())));
                    last = point;
                }
            }
            return power;
        }
    }

    /**
     * Momentary readings of a gauge.
     *
     * @param watts power at increasing times. Readings that repeat the value before are there too
     * @param timeError how far a time may lie from the moment of the reading, in seconds
     * @param step the smallest change of power that the gauge shows, in watts
     */
    record Power(List<Point> watts, double timeError, double step) implements EnergyTrack {
        public Power {
            watts = ascending(watts);
            notNegative(timeError, step);
        }

        @Override
        public List<Point> power() {
            return watts;
        }
    }

    /**
     * Readings that tell nothing of the device's consumption.
     *
     * @param reason why, with the cure where there is one; never blank
     */
    record Refused(String reason) implements EnergyTrack {
        public Refused {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("a refusal has a reason");
            }
        }

        @Override
        public List<Point> power() {
            return List.of();
        }
    }

    private static List<Point> ascending(List<Point> points) {
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).time() <= points.get(i - 1).time()) {
                throw new IllegalArgumentException("times increase");
            }
        }
        return List.copyOf(points);
    }

    private static void notNegative(double timeError, double step) {
        if (!(timeError >= 0) || !(step >= 0)) {
            throw new IllegalArgumentException("errors and steps are not negative");
        }
    }
}
